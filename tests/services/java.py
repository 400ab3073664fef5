"""The newest Java that a search server can run on."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.services import EngineMissingError

OLDEST = 21
# Both servers compare vectors with it and start with no Java that lacks it, as pared-down ones do.
MODULE = "jdk.incubator.vector"
PACKAGE = f"openjdk-{OLDEST}-jre-headless  (or any newer full JDK; Debian 12 has none: use Temurin's package)"


def java_home(engine: str) -> Path:
    """Return the folder of the newest suitable Java.

    Raises:
        EngineMissingError: there is none of version 21 or newer.
    """
    for version, home in sorted(_homes(), reverse=True):
        if version >= OLDEST and _has_module(home):
            return home
    raise EngineMissingError(engine, PACKAGE)


def _homes() -> Iterator[tuple[int, Path]]:
    """Yield the version and folder of every Java that says its version."""
    named = os.environ.get("JAVA_HOME")
    command = shutil.which("java")
    homes = {path.resolve() for path in Path("/usr/lib/jvm").glob("*")}
    homes |= {Path(named).resolve()} if named else set()
    homes |= {Path(command).resolve().parent.parent} if command else set()
    for home in homes:
        release = home / "release"
        found = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE) if release.is_file() else None
        if found and (home / "bin" / "java").is_file():
            yield int(found[1]), home


def _has_module(home: Path) -> bool:
    listed = subprocess.run([home / "bin" / "java", "--list-modules"], capture_output=True, text=True, check=False)
    return MODULE in listed.stdout
