"""Searches a judged collection on the engine that the environment names, and prints or writes what was found.

python -m tests.search.relevance.run documents.json queries.json [run.json]
"""

import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import django

from tests.search.relevance.measures import ndcg, recall

Answers = dict[str, dict[str, Any]]
Judged = Sequence[Mapping[str, Any]]


def main(documents: str, queries: str, run: str = "") -> None:
    """Print the measures as JSON; the answers go to the file `run`."""
    judged = json.loads(Path(queries).read_text(encoding="utf-8"))
    answers = _answers(json.loads(Path(documents).read_text(encoding="utf-8")), judged)
    if run:
        Path(run).write_text(json.dumps(answers, ensure_ascii=False, indent=1), encoding="utf-8")
    json.dump(measures(judged, answers), sys.stdout)


def _answers(documents: Judged, queries: Judged) -> Answers:
    from django.core.management import call_command
    from django.utils import timezone

    from cms.registries.searchable import register_source
    from opd.directory import AgencyDirectory
    from search.engines import cluster_engine
    from search.engines.base import Filters
    from search.models import SearchEntry
    from search.query import parse
    from search.rebuilding import rebuild
    from search.searching import WINDOW, search
    from tests.search.relevance.corpus import LOCALE, NAME, JudgedDocuments

    call_command("migrate", verbosity=0)
    call_command("load_registry", verbosity=0, stdout=StringIO())
    source = JudgedDocuments(documents, {entry.code: entry.name for entry in AgencyDirectory.load()})
    register_source(source)
    rebuild(lambda total: None)
    if cluster := cluster_engine():
        cluster.rebuild()
    ids = dict(SearchEntry.objects.filter(source_type=NAME).values_list("pk", "source_id"))
    filters = Filters(locale=LOCALE, now=timezone.now())
    answers: Answers = {}
    for query in queries:
        found = search(parse(query["query"]), filters, size=WINDOW)
        answers[query["id"]] = {"hits": [source.id_of(ids[one]) for one in found.ids], "no_answer": not found.ids}
    return answers


def measures(queries: Judged, answers: Answers) -> dict[str, dict[str, float]]:
    """Return the measures of each class and half, and of `all`."""
    of_group: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for query in queries:
        groups = {"all", query["class"], f"half {query['half']}" if "half" in query else "all"}
        for group in groups:
            of_group[group].append(query)
    return {group: _measures(members, answers) for group, members in of_group.items()}


def _measures(queries: Judged, answers: Answers) -> dict[str, float]:
    answerable = [query for query in queries if query["relevant"]]
    silent = [answers[query["id"]]["no_answer"] for query in queries if not query["relevant"]]
    measured = {"queries": float(len(queries))}
    if answerable:
        found = [(answers[query["id"]]["hits"], query["relevant"]) for query in answerable]
        measured |= {
            "ndcg": _mean([ndcg(hits, relevant) for hits, relevant in found]),
            "recall": _mean([recall(hits, relevant) for hits, relevant in found]),
            "refused": _mean([not hits for hits, _relevant in found]),
        }
    if silent:
        measured["silent"] = _mean(silent)
    return measured


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="pati-relevance-") as folder:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings.test")
        os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/db.sqlite3")
        os.environ.setdefault("DATA", folder)
        django.setup()
        main(*sys.argv[1:])
