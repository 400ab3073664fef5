"""Starts each engine that is asked for and has a module measure it in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from tests.services import EngineMissingError
from tests.services.catalogue import ENGINES

SQLITE = "sqlite"


def measured(engine: str, module: str, *arguments: str) -> Any:
    """Start the engine, run `module` with its address in the environment, and return the JSON that it prints.

    Raises:
        KeyError: no engine of that name.
        EngineMissingError: it is not installed.
        subprocess.CalledProcessError: the module failed.
    """
    known = {one.name.lower(): one for one in ENGINES}
    with nullcontext("") if engine == SQLITE else known[engine].start() as address:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            env=os.environ | ({known[engine].variable: address} if address else {}),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return json.loads(done.stdout)


def each_engine(measure: Callable[[str], None]) -> int:
    """Measure the engine that ENGINE names, or all; returns the exit code: 1 where one cannot be had."""
    asked = os.environ.get("ENGINE", "").lower()
    searching = [one.name.lower() for one in ENGINES if "search_contract" in one.marks]
    missing = 0
    for engine in [asked] if asked else [SQLITE, *searching]:
        try:
            measure(engine)
        except EngineMissingError as error:
            missing = 1
            sys.stderr.write(f"\n!!! {error}\n!!! NOTHING WAS MEASURED ON {engine.upper()}.\n")
        except KeyError:
            sys.stderr.write(f"ENGINE={asked}: unknown; sqlite, postgresql, elasticsearch or opensearch.\n")
            return 2
    return missing
