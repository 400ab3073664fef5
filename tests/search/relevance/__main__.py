"""`make relevance`: how well judged questions are answered, engine by engine.

ENGINE (sqlite, postgresql, elasticsearch, opensearch; all of them when empty) is started by the command itself.
DOCUMENTS and QUERIES name other collections than the project's own, RUN a file for what was found.
"""

import os
import sys
from pathlib import Path

from tests.search.each_engine import each_engine, measured

FOLDER = Path(__file__).parent
Measures = dict[str, dict[str, float]]
COLUMNS = (
    ("queries", "queries"),
    ("ndcg", "nDCG@10"),
    ("recall", "recall@10"),
    ("refused", "zero results"),
    ("silent", "silent"),
)


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


def measure(engine: str) -> None:
    collection = _path("DOCUMENTS", "documents.json"), _path("QUERIES", "queries.json")
    show(engine, measured(engine, "tests.search.relevance.run", *collection, os.environ.get("RUN", "")))


if __name__ == "__main__":
    sys.exit(each_engine(measure))
