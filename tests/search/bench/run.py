"""Fills the engine that the environment names with generated documents, asks it, and prints what it took as JSON.

python -m tests.search.bench.run 100000
"""

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Sequence
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import django


def main(total: int) -> None:
    from django.core.management import call_command
    from django.http import HttpRequest
    from django.utils import timezone

    from cms.registries.searchable import AgencyScope, register_source
    from search.engines import cluster_engine, engine
    from search.engines.base import Filters
    from search.marking import Marks
    from search.presentation import present
    from search.query import parse
    from search.rebuilding import rebuild
    from search.searching import search
    from tests.search.bench.bare import bare_search
    from tests.search.bench.collection import LOCALE, GeneratedDocuments
    from tests.search.bench.questions import beginnings, questions

    call_command("migrate", verbosity=0)
    register_source(GeneratedDocuments(total))
    before, started = _memory(), perf_counter()
    rebuild(lambda done: None)
    if cluster := cluster_engine():
        cluster.rebuild()
    took = perf_counter() - started
    report: dict[str, Any] = {
        "documents": total,
        "rebuilt a second": total / took,
        "rebuild memory MB": _memory() - before,
    }
    filters, request, scope = Filters(locale=LOCALE, now=timezone.now()), HttpRequest(), AgencyScope(choices=[])
    bare, asked = bare_search(), engine()

    def ask(question: str) -> None:
        found = search(parse(question), filters)
        present(found.ids, Marks(found.plan, LOCALE), LOCALE, {}, scope, request)

    def complete(beginning: str) -> None:
        *words, prefix = beginning.split()
        asked.complete(words, prefix, filters, limit=8)

    for name, some in questions(LOCALE, total).items():
        for question in some[:5]:
            ask(question)
            bare(question.split())
        whole, alone = _times(ask, some), _times(lambda one: bare(one.split()), some)
        report[name] = {**_summary(whole), "bare p95": _p95(alone), "ratio": _p95(whole) / _p95(alone)}
        report[f"{name} complete"] = _summary(_times(complete, beginnings(some)))
    report["memory MB"] = _memory()
    json.dump(report, sys.stdout)


def _times(ask: Callable[[str], None], some: Sequence[str]) -> list[float]:
    """Return milliseconds."""
    taken = []
    for one in some:
        started = perf_counter()
        ask(one)
        taken.append((perf_counter() - started) * 1000)
    return taken


def _summary(taken: Sequence[float]) -> dict[str, float]:
    return {"median": median(taken), "p95": _p95(taken), "worst": max(taken)}


def _p95(taken: Sequence[float]) -> float:
    return quantiles(taken, n=20)[-1]


def _memory() -> float:
    """Return the most that this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="pati-bench-") as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.test")
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/db.sqlite3")
        os.environ.setdefault("DATA", folder)
        django.setup()
        main(int(sys.argv[1]))
