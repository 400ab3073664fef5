"""Server distributions from Maven's repository, kept in the user's cache and trusted by their hash alone."""

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.services import EngineMissingError

PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
# A hundred megabytes over a slow line.
DOWNLOAD_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Artifact:
    """One file of Maven's repository: group:artifact:version:packaging, and the SHA-256 that it must have."""

    coordinates: str
    sha256: str

    def fetch(self, engine: str) -> Path:
        """Return the file, downloaded by Maven the first time.

        Raises:
            EngineMissingError: Maven is not installed.
            RuntimeError: it cannot be downloaded, or it is another file than the one that was pinned.
        """
        _group, name, version, packaging = self.coordinates.split(":")
        cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "pati-engines"
        path = cache / f"{name}-{version}.{packaging}"
        if path.exists() and _sha256(path) == self.sha256:
            return path
        maven = shutil.which("mvn")
        if maven is None:
            raise EngineMissingError(engine, "maven")
        command = [maven, "-q", "-B", f"{PLUGIN}:copy", f"-Dartifact={self.coordinates}", f"-DoutputDirectory={cache}"]
        done = subprocess.run(
            [*command, "-Dmdep.overWriteReleases=true"],
            # Away from the project, where Maven would look for a description of one.
            cwd="/",
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
            timeout=DOWNLOAD_SECONDS,
        )
        if done.returncode or not path.exists():
            raise RuntimeError(f"{self.coordinates} cannot be had: {done.stdout.strip()}")
        if (found := _sha256(path)) != self.sha256:
            path.unlink()
            raise RuntimeError(f"{self.coordinates} has the SHA-256 {found}, not {self.sha256}.")
        return path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
