"""ClamAV's daemon from the system's own package, with one signature of our own: the text of EICAR's test file."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services import EngineMissingError
from tests.support.ports import free_port

PACKAGE = "clamav-daemon"
# In two halves, so that no scanner takes this file for one.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"
STREAM_LIMIT = 2 * 1024 * 1024
START_SECONDS = 60


@contextmanager
def clamd() -> Iterator[str]:
    """Run a daemon and yield its CLAMD_URL; stopped and removed at the end.

    Raises:
        EngineMissingError: the package is not installed.
    """
    program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
    if program is None:
        raise EngineMissingError("clamd", PACKAGE)
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="pati-clamd-") as folder:
        database = Path(folder) / "db"
        database.mkdir()
        # Name, any kind of file, any place, the bytes in hexadecimal.
        (database / "pati.ndb").write_text(f"Pati.Test.EICAR:0:*:{EICAR.hex()}\n", encoding="ascii")
        config = Path(folder) / "clamd.conf"
        config.write_text(
            f"DatabaseDirectory {database}\nTCPSocket {port}\nTCPAddr 127.0.0.1\nForeground yes\nMaxThreads 4\n"
            f"StreamMaxLength {STREAM_LIMIT}\nTemporaryDirectory {folder}\n",
            encoding="ascii",
        )
        with (Path(folder) / "log").open("wb") as log:
            process = subprocess.Popen([program, "-c", str(config)], stdout=log, stderr=log, cwd=folder)
            try:
                _await(process, port, Path(folder) / "log")
                yield f"tcp://127.0.0.1:{port}"
            finally:
                process.terminate()
                process.wait(30)


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"clamd ended: {log.read_text(errors='replace')}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as asked:
                asked.sendall(b"nPING\n")
                if asked.recv(16).startswith(b"PONG"):
                    return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"clamd did not start: {log.read_text(errors='replace')}")
