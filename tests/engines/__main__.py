"""`make test-engines`: runs the contract tests once on every real engine; a missing one is loud, in CI fatal."""

import os
import subprocess
import sys

from tests.services import EngineMissingError
from tests.services.catalogue import ENGINES, Engine

PYTEST = [sys.executable, "-m", "pytest", "-n", "2"]


def run_on(engine: Engine, arguments: list[str]) -> int:
    """Return pytest's exit code, or 1 for a missing engine in CI."""
    sys.stdout.write(f"== {engine.name}\n")
    sys.stdout.flush()
    try:
        with engine.start() as value:
            return subprocess.run(
                [*PYTEST, "-m", engine.marks, *arguments], env=os.environ | {engine.variable: value}, check=False
            ).returncode
    except EngineMissingError as error:
        in_ci = os.environ.get("CI") == "true"
        sys.stderr.write(f"\n!!! {error}\n!!! NOTHING WAS TESTED ON {engine.name.upper()}.\n\n")
        return 1 if in_ci else 0


if __name__ == "__main__":
    sys.exit(max(run_on(engine, sys.argv[1:]) for engine in ENGINES))
