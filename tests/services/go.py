"""A Go that builds the object store: the newest of this machine; a newer one it fetches by itself where it must."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.services import EngineMissingError

# Since then Go fetches the toolchain that a module asks for from the module proxy (GOTOOLCHAIN=auto).
OLDEST = (1, 21)
PACKAGE = "golang-go  (1.21 or newer; Debian 12 has 1.19: use bookworm-backports or go.dev's archive)"


def go_program(engine: str) -> Path:
    """Return the newest suitable `go`.

    Raises:
        EngineMissingError: there is none of version 1.21 or newer.
    """
    found = sorted((version, path) for path in _programs() if (version := _version(path)) >= OLDEST)
    if not found:
        raise EngineMissingError(engine, PACKAGE)
    return found[-1][1]


def build(engine: str, module: str, package: str, version: str) -> Path:
    """Return a program of a Go module, built the first time and kept in the user's cache.

    Raises:
        EngineMissingError: there is no suitable Go.
        RuntimeError: it cannot be had or built.
    """
    name = package.rsplit("/", 1)[-1]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pati-engines"
    program = cache / f"{name}-{version}"
    if program.exists():
        return program
    go = go_program(engine)
    folder = cache / f"{name}-{version}-build"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "go.mod").write_text("module engines\n")
    environment = os.environ | {"GOFLAGS": "-mod=mod", "GOTOOLCHAIN": "auto", "CGO_ENABLED": "0"}
    # Written beside and renamed: a build that is cut off leaves no program.
    part = folder / name
    for arguments in (["get", f"{module}/{package}@{version}"], ["build", "-o", part, f"{module}/{package}"]):
        done = subprocess.run(
            [go, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{module} {version}: {done.stderr.strip()[-2000:]}")
    part.replace(program)
    shutil.rmtree(folder, ignore_errors=True)
    return program


def _programs() -> Iterator[Path]:
    on_path = shutil.which("go")
    if on_path:
        yield Path(on_path)
    for folder in (Path("/usr/local/go"), *Path("/usr/lib").glob("go-*")):
        if (folder / "bin" / "go").is_file():
            yield folder / "bin" / "go"


def _version(path: Path) -> tuple[int, ...]:
    # Asked where no module is, lest it fetch a newer one only to say its version.
    said = subprocess.run(
        [path, "version"],
        cwd="/",
        env=os.environ | {"GOTOOLCHAIN": "local"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    match = re.search(r"go(\d+)\.(\d+)", said)
    return tuple(map(int, match.groups())) if match else ()
