"""`make bench-search`: what searches take on every engine, side by side in one run; each is started by the command.

ENGINE names one engine (sqlite, postgresql, elasticsearch, opensearch), SIZES other numbers of documents.
"""

import json
import os
import subprocess
import sys
from contextlib import nullcontext
from typing import Any

from tests.services import EngineMissingError
from tests.services.catalogue import ENGINES

SQLITE = "sqlite"
SIZES = (10_000, 100_000)
CLASSES = ("rare", "middle", "common")
Report = dict[str, Any]


def measured(engine: str, size: int) -> Report:
    """Start the engine, fill it, ask it, and return what it took.

    Raises:
        KeyError: no engine of that name.
        EngineMissingError: it is not installed.
    """
    known = {one.name.lower(): one for one in ENGINES}
    with nullcontext("") if engine == SQLITE else known[engine].start() as address:
        environment = os.environ | ({known[engine].variable: address} if address else {})
        done = subprocess.run(
            [sys.executable, "-m", "tests.search.bench.run", str(size)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    report: Report = json.loads(done.stdout)
    return report


def show(engine: str, report: Report) -> None:
    """Print one engine's lines."""
    size = report["documents"]
    sys.stdout.write(
        f"\n{engine}, {size:,} documents: rebuilt {report['rebuilt a second']:.0f} a second, at most"
        f" {report['memory MB']:.0f} MB in the process\n"
        f"{'ms':10}{'median':>10}{'p95':>10}{'worst':>10}{'bare p95':>10}{'ratio':>8}{'complete p95':>14}\n"
    )
    for name in CLASSES:
        asked, completed = report[name], report[f"{name} complete"]
        cells = (f"{asked[key]:>10.1f}" for key in ("median", "p95", "worst", "bare p95"))
        sys.stdout.write(f"{name:10}{''.join(cells)}{asked['ratio']:>8.1f}{completed['p95']:>14.1f}\n")
    sys.stdout.flush()


def main() -> int:
    """Return the exit code: 1 where an engine that was asked for cannot be had."""
    asked = os.environ.get("ENGINE", "").lower()
    sizes = [int(size) for size in os.environ.get("SIZES", "").split()] or SIZES
    missing = 0
    for engine in [asked] if asked else [SQLITE, *(one.name.lower() for one in ENGINES)]:
        try:
            for size in sizes:
                show(engine, measured(engine, size))
        except EngineMissingError as error:
            missing = 1
            sys.stderr.write(f"\n!!! {error}\n!!! NOTHING WAS MEASURED ON {engine.upper()}.\n")
        except KeyError:
            sys.stderr.write(f"ENGINE={asked}: unknown; sqlite, postgresql, elasticsearch or opensearch.\n")
            return 2
    return missing


if __name__ == "__main__":
    sys.exit(main())
