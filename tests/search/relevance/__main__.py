"""`make relevance`: how well judged questions are answered, engine by engine.

ENGINE (sqlite, postgresql, elasticsearch, opensearch; all of them when empty) is started by the command itself.
DOCUMENTS and QUERIES name other collections than the project's own, RUN a file for what was found.
"""

import json
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

from tests.services import EngineMissingError
from tests.services.catalogue import ENGINES

FOLDER = Path(__file__).parent
SQLITE = "sqlite"
Measures = dict[str, dict[str, float]]
COLUMNS = (
    ("queries", "queries"),
    ("ndcg", "nDCG@10"),
    ("recall", "recall@10"),
    ("refused", "zero results"),
    ("silent", "silent"),
)


def measured(engine: str) -> Measures:
    """Start the engine, let it answer, and return the measures.

    Raises:
        KeyError: no engine of that name.
        EngineMissingError: it is not installed.
    """
    known = {one.name.lower(): one for one in ENGINES}
    started = nullcontext("") if engine == SQLITE else known[engine].start()
    with started as address:
        environment = dict(os.environ)
        if address:
            environment[known[engine].variable] = address
        arguments = [_path("DOCUMENTS", "documents.json"), _path("QUERIES", "queries.json"), os.environ.get("RUN", "")]
        done = subprocess.run(
            [sys.executable, "-m", "tests.search.relevance.run", *arguments],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    measures: Measures = json.loads(done.stdout)
    return measures


def _path(variable: str, usual: str) -> str:
    return os.environ.get(variable) or str(FOLDER / usual)


def show(engine: str, measures: Measures) -> None:
    """Print a table; an empty cell is what a group cannot be measured by."""
    sys.stdout.write(f"\n{engine:16}" + "".join(f"{title:>14}" for _key, title in COLUMNS) + "\n")
    for group in sorted(measures, key=lambda name: (name == "all", name.startswith("half"), name)):
        values = measures[group]
        cells = (_cell(key, values.get(key)) for key, _title in COLUMNS)
        sys.stdout.write(f"{group:16}" + "".join(f"{cell:>14}" for cell in cells) + "\n")
    sys.stdout.write(
        "zero results: share of answerable queries that were refused; silent: share of unanswerable ones that were\n"
        "answered by “nothing found”.\n"
    )
    sys.stdout.flush()


def _cell(key: str, value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if key == "queries" else f"{value:.3f}"


def main() -> int:
    """Return the exit code: 1 where an engine that was asked for cannot be had."""
    asked = os.environ.get("ENGINE", "").lower()
    missing = 0
    for engine in [asked] if asked else [SQLITE, *(one.name.lower() for one in ENGINES)]:
        try:
            show(engine, measured(engine))
        except EngineMissingError as error:
            missing = 1
            sys.stderr.write(f"\n!!! {error}\n!!! NOTHING WAS MEASURED ON {engine.upper()}.\n")
        except KeyError:
            sys.stderr.write(f"ENGINE={asked}: unknown; sqlite, postgresql, elasticsearch or opensearch.\n")
            return 2
    return missing


if __name__ == "__main__":
    sys.exit(main())
