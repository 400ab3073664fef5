"""PostgreSQL from the system's own package, in a temporary folder on a free loopback port."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.services import EngineMissingError
from tests.services.users import not_root
from tests.support.ports import free_port

PACKAGE = "postgresql"
# Test rows need to survive no power cut.
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def _program(name: str) -> str:
    """Return the path of one of PostgreSQL's programs, the newest version first; Debian keeps them off the PATH."""
    versions = sorted(
        Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: float(path.parent.parent.name), reverse=True
    )
    found = str(versions[0]) if versions else shutil.which(name)
    if found is None:
        raise EngineMissingError("PostgreSQL", PACKAGE)
    return found


@contextmanager
def postgresql() -> Iterator[str]:
    """Run a server and yield its DATABASE_URL; stopped and removed at the end.

    Raises:
        EngineMissingError: the package is not installed.
    """
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    other_user = not_root("postgres")
    with tempfile.TemporaryDirectory(prefix="pati-postgresql-") as folder:
        if other_user:
            shutil.chown(folder, other_user["user"], other_user["group"])
        data, port = f"{folder}/data", free_port()

        def run(*command: str) -> None:
            done = subprocess.run(
                command,
                cwd=folder,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
                **other_user,
            )
            if done.returncode:
                raise RuntimeError(f"{command[0]}: {done.stdout}")

        run(initdb, "-D", data, "-U", "pati", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        options = f"-k {folder} -h 127.0.0.1 -p {port} {FAST}"
        # The log is a file: a server that inherited our pipe would keep it open for ever.
        run(pg_ctl, "-D", data, "-l", f"{folder}/log", "-o", options, "-w", "start")
        try:
            yield f"postgres://pati@127.0.0.1:{port}/postgres"
        finally:
            run(pg_ctl, "-D", data, "-m", "immediate", "-w", "stop")
