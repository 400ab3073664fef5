"""`make bench-search`: what searches take on every engine, side by side in one run; each is started by the command.

ENGINE names one engine (sqlite, postgresql, elasticsearch, opensearch), SIZES other numbers of documents.
"""

import os
import sys
from typing import Any

from tests.search.each_engine import each_engine, measured

SIZES = (10_000, 100_000)
CLASSES = ("rare", "middle", "common")
Report = dict[str, Any]


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


def show_growth(first: Report, last: Report) -> None:
    """Print by how much more documents make a search slower; as many times as documents would be linear."""
    times = " ".join(f"{name} {last[name]['p95'] / first[name]['p95']:.1f}" for name in CLASSES)
    sys.stdout.write(f"{last['documents'] / first['documents']:.0f} times the documents, p95 times: {times}\n")
    sys.stdout.flush()


def measure(engine: str) -> None:
    reports = []
    for size in os.environ.get("SIZES", "").split() or SIZES:
        reports.append(measured(engine, "tests.search.bench.run", str(size)))
        show(engine, reports[-1])
    if len(reports) > 1:
        show_growth(reports[0], reports[-1])


if __name__ == "__main__":
    sys.exit(each_engine(measure))
