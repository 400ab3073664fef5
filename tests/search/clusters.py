"""A cluster between tests: they share a server, and no transaction takes their documents back."""

from search.engines.cluster.engine import ClusterEngine

STEP = 1000


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
