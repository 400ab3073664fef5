"""`make media-try FOLDER=in OUT=out`: every file of a folder through the upload, each in a process of its own.

in/names.json says under which name a file is uploaded; out/results.json says what became of each, and beside it lies a
folder a file with what the public would get.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
NAMES = "names.json"
# The longest video that the house takes is transcoded in that time, with much to spare.
LONGEST_SECONDS = 45 * 60
LOST = "Berkas ini tidak dapat diolah. Simpan ulang berkasnya, lalu unggah kembali."


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--folder", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    options = asked.parse_args()
    names = _names(options.folder / NAMES)
    files = sorted(path for path in options.folder.iterdir() if path.is_file() and path.name != NAMES)
    options.out.mkdir(parents=True, exist_ok=True)
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="pati-try-") as name:
        house = Path(name) / "house"
        (house / "static").mkdir(parents=True)
        _run(house, ["migrate", "--verbosity", "0"], module="manage")
        _run(house, [])
        for number, path in enumerate(files, start=1):
            result = tried(path, names.get(path.name, path.name), house, options.out / path.name)
            results[path.name] = result
            sys.stdout.write(
                f"[{number}/{len(files)}] {path.name}: {result['status']}, {result['seconds']:.1f} s, "
                f"{result['peak_rss_mb']:.0f} MB {result['message']}\n"
            )
            sys.stdout.flush()
            # After each: whoever stops it has the others.
            _write(options.out / "results.json", results)
    _write(options.out / "results.json", results)


def tried(path: Path, name: str, house: Path, out: Path) -> dict[str, Any]:
    """Return what became of one file; a process that dies or hangs is a refusal too."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    empty = {"status": "rejected", "message": LOST, "stored_name": "", "headers": {}}
    with tempfile.TemporaryDirectory(prefix="pati-try-") as own:
        data, answer = Path(own) / "data", Path(own) / "answer.json"
        shutil.copytree(house, data)
        # In a file of its own: no argument of a program can hold every name that an upload can have.
        said_name = Path(own) / "name.json"
        said_name.write_text(json.dumps(name))
        command = [sys.executable, "-m", "tests.media.trying.one", str(path.resolve()), str(said_name)]
        command += [str(out.resolve()), str(answer)]
        started = time.monotonic()
        process = subprocess.Popen(
            command, cwd=ROOT, env=_environment(data), stdout=subprocess.DEVNULL, start_new_session=True
        )
        peak = _waited(process)
        seconds = time.monotonic() - started
        try:
            said = json.loads(answer.read_text())
        except (OSError, ValueError):
            said = {}
    result: dict[str, Any] = empty | {"seconds": round(seconds, 2)} | said
    return result | {"peak_rss_mb": round(peak / 1024, 1)}


def _waited(process: "subprocess.Popen[bytes]") -> int:
    """Wait for a process and return the most memory that it or any of its children held at once, in KiB."""
    until = time.monotonic() + LONGEST_SECONDS
    while True:
        done, _status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = _status
            return usage.ru_maxrss
        if time.monotonic() > until:
            os.killpg(process.pid, signal.SIGKILL)
        time.sleep(0.02)


def _environment(data: Path) -> dict[str, str]:
    own = {"DJANGO_SETTINGS_MODULE": "settings.dev", "DATA": str(data), "LOG_LEVEL": "CRITICAL"}
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "SEARCH_URL", "CACHE_URL"}}
    return kept | own


def _run(data: Path, arguments: Sequence[str], module: str = "tests.media.trying.house") -> None:
    subprocess.run([sys.executable, "-m", module, *arguments], cwd=ROOT, env=_environment(data), check=True)


def _names(path: Path) -> dict[str, str]:
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _write(path: Path, results: dict[str, Any]) -> None:
    path.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
