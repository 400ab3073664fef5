"""A cluster in tests: they share a server, and no transaction takes their documents back."""

from collections.abc import Collection, Sequence

from search import indexing
from search.documents import index_document
from search.engines import cluster_engine, database_engine
from search.engines.cluster.engine import ClusterEngine
from search.models import SearchEntry

STEP = 1000


def give(entries: Sequence[SearchEntry]) -> None:
    """Index the entries on every engine in use: the database's, and the cluster's where there is one."""
    indexing.index_entries(entries)
    if cluster := cluster_engine():
        cluster.index([index_document(entry) for entry in entries])


def take(ids: Collection[int]) -> None:
    """Have every engine in use forget the entries, whose rows stay."""
    database_engine().remove(ids)
    if cluster := cluster_engine():
        cluster.remove(ids)


def empty(engine: ClusterEngine) -> None:
    """Leave an index without documents; cheaper than a new one."""
    if engine.ensure_schema():
        return
    while found := engine.stored(after=0, limit=STEP):
        engine.remove([number for number, _fingerprint in found])


def clear(engine: ClusterEngine) -> None:
    """Leave no index at all."""
    for name in names(engine):
        engine.ask("DELETE", f"/{name}")


def names(engine: ClusterEngine) -> list[str]:
    """Return the names of all indices that there are for the engine, whatever they are for."""
    status = engine.status()
    return sorted({status.name, *status.building, *status.leftovers} - {""})
