"""The engine's own ranked search for any of the words: what everything else is compared to."""

from collections.abc import Callable, Sequence

from django.conf import settings
from django.db import connection

from search.engines import cluster_engine

Bare = Callable[[Sequence[str]], None]
LIMIT = 10


def bare_search() -> Bare:
    """Return the search of the engine in use: ten best of those with any word, by the engine's own score."""
    if settings.SEARCH_CLUSTER:
        return _cluster
    return _sqlite if connection.vendor == "sqlite" else _postgresql


def _sqlite(words: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rowid FROM search_fts WHERE search_fts MATCH %s ORDER BY rank LIMIT %s",
            [" OR ".join(f'"{word}"' for word in words), LIMIT],
        )
        cursor.fetchall()


def _postgresql(words: Sequence[str]) -> None:
    any_word = " | ".join(f"'{word}'" for word in words)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id FROM search_index WHERE words @@ %s::tsquery ORDER BY ts_rank(words, %s::tsquery) DESC LIMIT %s",
            [any_word, any_word, LIMIT],
        )
        cursor.fetchall()


def _cluster(words: Sequence[str]) -> None:
    cluster = cluster_engine()
    assert cluster is not None
    body = {"query": {"match": {"words": " ".join(words)}}, "size": LIMIT, "_source": False}
    cluster.ask("POST", f"/{cluster.prefix}/_search", body)
