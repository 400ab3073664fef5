"""Counting queries so that a failure shows which ones there were, not only how many."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from search.best_bets import best_bets
from search.kept import forget_all
from search.planning import make_plan
from search.query import parse

_LITERAL = re.compile(r"'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")


def _shape(sql: str) -> str:
    return _LITERAL.sub("?", sql)


def describe(captured: CaptureQueriesContext) -> str:
    """Return the captured queries by shape, the most repeated first, each with one real sample."""
    shapes: Counter[str] = Counter()
    samples: dict[str, str] = {}
    for query in captured.captured_queries:
        shape = _shape(query["sql"])
        shapes[shape] += 1
        samples.setdefault(shape, query["sql"])
    return "\n".join(f"{count:>4} x {samples[shape][:400]}" for shape, count in shapes.most_common())


@contextmanager
def assert_max_queries(limit: int, what: str = "") -> Iterator[CaptureQueriesContext]:
    """Fail when the block asks the database more than `limit` times; names the queries."""
    with CaptureQueriesContext(connection) as captured:
        yield captured
    count = len(captured)
    assert count <= limit, f"{what or 'the block'}: {count} queries, at most {limit} allowed\n{describe(captured)}"


def warm_project_caches() -> None:
    """Empty the project's cache, then fill what every process has after its first request.

    These are Wagtail's site root paths, the content types and what the search keeps; fragments of pages stay cold.
    """
    cache.clear()
    forget_all()
    make_plan(parse("pati"), settings.LANGUAGE_CODE)
    best_bets(parse("pati"), settings.LANGUAGE_CODE, "", HttpRequest())
    ContentType.objects.get_for_models(*apps.get_models())
    Site.get_site_root_paths()
