"""One node of a search cluster: what Elasticsearch and OpenSearch, of one descent, need alike to start and to stop."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.services.artifacts import Artifact
from tests.services.java import java_home
from tests.services.users import not_root
from tests.support.ports import free_port

HEAP = "-Xms512m -Xmx512m"
# 15 to 20 seconds on a quiet machine.
START_SECONDS = 180
STOP_SECONDS = 30
SETTINGS = {
    "cluster.name": "pati-test",
    "discovery.type": "single-node",
    "network.host": "127.0.0.1",
    # A full disk of the machine that tests is no concern of a test.
    "cluster.routing.allocation.disk.threshold_enabled": "false",
    # An index nobody asked for hides a wrong name.
    "action.auto_create_index": "false",
}


@contextmanager
def search_node(
    name: str, *, artifact: Artifact, program: str, prefix: str, settings: Mapping[str, str]
) -> Iterator[str]:
    """Run one node and yield its host:port; stopped and removed at the end.

    `program` is the one of the distribution's bin/ that starts it, `prefix` begins its environment variables.

    Raises:
        EngineMissingError: Java or Maven is missing.
    """
    java = java_home(name)
    archive = artifact.fetch(name)
    other_user = not_root()
    with tempfile.TemporaryDirectory(prefix=f"pati-{program}-", ignore_cleanup_errors=True) as folder:
        home = _unpack(archive, Path(folder))
        port = free_port()
        places = {"http.port": port, "transport.port": free_port(), "path.data": home / "data", "path.logs": home}
        lines = [f"{key}: {value}" for key, value in (SETTINGS | dict(settings) | places).items()]
        (home / "config" / f"{program}.yml").write_text("\n".join(lines) + "\n")
        if other_user:
            for path in [Path(folder), *Path(folder).rglob("*")]:
                shutil.chown(path, other_user["user"], other_user["group"])
        environment = {f"{prefix}_JAVA_HOME": str(java), f"{prefix}_JAVA_OPTS": HEAP, "HOME": folder}
        with (home / "output").open("wb") as output:
            process = subprocess.Popen(
                [home / "bin" / program],
                cwd=home,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"} | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                # A group of its own: the starter's children are stopped with it, and a Ctrl-C reaches us alone.
                start_new_session=True,
                **other_user,
            )
        try:
            _wait(process, f"http://127.0.0.1:{port}", home / "output")
            yield f"127.0.0.1:{port}"
        finally:
            _stop(process)


def _unpack(archive: Path, folder: Path) -> Path:
    """Unpack with the permissions that the archive names, which zipfile leaves out; return the one folder in it."""
    with zipfile.ZipFile(archive) as packed:
        for info in packed.infolist():
            path = packed.extract(info, folder)
            if mode := info.external_attr >> 16 & 0o777:
                os.chmod(path, mode)
    (home,) = folder.iterdir()
    return home


def _wait(process: "subprocess.Popen[bytes]", address: str, output: Path) -> None:
    """Wait until the node has a green cluster."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urlopen(f"{address}/_cluster/health?wait_for_status=green&timeout=10s", timeout=15) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"{process.args} does not start:\n{output.read_text(errors='replace')[-4000:]}")


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask the group to end, and insist where it does not."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, number)
            process.wait(STOP_SECONDS)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
