"""Starts the reading process, waits no longer than it may take, and believes nothing that it says."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from media_pipeline.text_extraction import limits
from media_pipeline.text_extraction.findings import Extract, Finding

_ROOT = Path(__file__).resolve().parents[2]
# Without the person's own packages, and without writing anything beside the sources.
_COMMAND = [sys.executable, "-s", "-B", "-m", "media_pipeline.text_extraction"]
# A file may claim any number.
_MOST_PAGES = 100_000
_ENDED = frozenset({-signal.SIGKILL, -signal.SIGXCPU})


def extract(file: BinaryIO) -> Extract:
    """Return the text of a real file (one with a descriptor), read from its start; at most WALL_SECONDS.

    The process gets the open file and nothing else: no name, no environment, no other descriptor. Raises OSError
    where it cannot be started.
    """
    file.seek(0)
    # A file and not a pipe: the kernel bounds its size, and nobody has to read while waiting.
    with TemporaryFile() as output:
        process = subprocess.Popen(
            _COMMAND,
            cwd=_ROOT,
            env={},
            stdin=file,
            stdout=output,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            process.wait(limits.WALL_SECONDS)
        except subprocess.TimeoutExpired:
            pass
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        output.seek(0)
        return _understood(output.read(limits.MAX_OUTPUT), process.returncode)


def _understood(output: bytes, code: int) -> Extract:
    pieces: list[str] = []
    end: tuple[Finding, int, bool] | None = None
    for value in _values(output):
        match value:
            case ["text", str(text)]:
                pieces.append(text)
            case ["end", str(finding), int(pages), bool(is_cut)] if finding in set(Finding):
                end = Finding(finding), min(max(pages, 0), _MOST_PAGES), is_cut
    text = _tidy("".join(pieces))
    if end is None:
        return Extract(Finding.TIMEOUT if code in _ENDED else Finding.BROKEN, text, is_cut=bool(text))
    return Extract(end[0], text, *end[1:])


def _values(output: bytes) -> Iterator[Any]:
    for line in output.splitlines():
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            # The last line of a process that was ended.
            continue


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text[: limits.MAX_CHARACTERS].split("\n"))
    return "\n".join(line for line in lines if line)
