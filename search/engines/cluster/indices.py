"""The indices behind the alias: how one is made, filled beside the live one, and swapped in.

Names: `prefix-` and the time it was begun. The alias `prefix` is read and written, the alias `prefix-building` written.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from django.utils import timezone

from search.engines.base import EngineUnavailableError, IndexDocument
from search.engines.cluster.query import FORM, SETTINGS, new_index
from search.engines.cluster.server import GONE, WRITE_TIMEOUT, ClusterServer, EngineRefusedError, Writing

# What a document has that is read for a new index: older than every change.
OLDEST = 0
FIRST = "0" * 20
EXISTS = 400


class RebuildSupersededError(Exception):
    """Another rebuild began meanwhile and goes on; this one has left nothing behind."""


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """`name` is "" without an index. Not `is_current`: the program has changed, and the index must be rebuilt."""

    name: str
    is_current: bool
    building: tuple[str, ...]
    leftovers: tuple[str, ...]


def status(server: ClusterServer, timeout: float = WRITE_TIMEOUT) -> IndexStatus:
    """Return what stands behind the aliases."""
    indices = _indices(server, timeout)
    live = [name for name, aliases in indices.items() if server.prefix in aliases]
    form = ""
    if live:
        code, answer = server.ask("GET", f"/{live[0]}/_mapping", allowed=[GONE], timeout=timeout)
        form = "" if code == GONE else answer[live[0]]["mappings"].get("_meta", {}).get("form", "")
    return IndexStatus(
        name=live[0] if live else "",
        is_current=form == FORM,
        building=tuple(name for name, aliases in indices.items() if server.building in aliases),
        leftovers=tuple(name for name, aliases in indices.items() if not aliases),
    )


def writable(server: ClusterServer) -> list[str]:
    """Return the aliases that a writing must reach now."""
    known = {alias for aliases in _indices(server).values() for alias in aliases}
    return [alias for alias in (server.prefix, server.building) if alias in known]


def ensure_index(server: ClusterServer) -> bool:
    """Make an empty index where the alias stands for none. Returns whether it did."""
    indices = _indices(server)
    if any(server.prefix in aliases for aliases in indices.values()):
        return False
    # One fixed name: of two processes that find nothing one makes it, the other is told that it exists.
    name = f"{server.prefix}-{FIRST}"
    if name in indices:
        _drop(server, [name])
    code, _answer = server.ask("PUT", f"/{name}", new_index(server.prefix), allowed=[EXISTS])
    if code == EXISTS and not any(server.prefix in aliases for aliases in _indices(server).values()):
        raise EngineRefusedError(f"The index {name} cannot be made: {_answer}")
    return code != EXISTS


def rebuild(
    server: ClusterServer,
    read: Callable[[], Iterable[Sequence[IndexDocument]]],
    progress: Callable[[int], None] = lambda total: None,
) -> int:
    """Fill a new index while the live one answers, swap them in one step and drop the old one.

    `read` yields batches of documents as the database has them when each is asked for. Nothing that is written
    meanwhile is lost: whoever writes reads its document first and then asks which indices there are. If the new one
    was not yet among them, its document was in the database before we began to read; if it was, the writing reaches
    it and carries a version, and what we read, being the oldest version of all, never replaces a newer document nor
    brings back a removed one.

    Returns the number of documents read.

    Raises:
        RebuildSupersededError: another rebuild began; one that was killed leaves its index to the next to drop.
    """
    name = f"{server.prefix}-{timezone.now():%Y%m%d%H%M%S%f}"
    stale = status(server)
    _drop(server, [*stale.building, *stale.leftovers])
    server.ask("PUT", f"/{name}", new_index(server.building))
    try:
        server.ask("PUT", f"/{name}/_settings", {"index": {"refresh_interval": "-1"}})
        total = 0
        for documents in read():
            _fill(server, name, documents)
            total += len(documents)
            progress(total)
        server.ask("PUT", f"/{name}/_settings", {"index": {"refresh_interval": SETTINGS["refresh_interval"]}})
        server.ask("POST", f"/{name}/_refresh")
        _swap(server, name)
    except BaseException:
        with suppress(EngineUnavailableError):
            _drop(server, [name])
        raise
    return total


def _fill(server: ClusterServer, name: str, documents: Sequence[IndexDocument]) -> None:
    if status(server).building != (name,):
        raise RebuildSupersededError(name)
    writings = [Writing.of(document, OLDEST) for document in documents]
    if writings and not server.bulk(writings, [server.building], refresh=False):
        raise RebuildSupersededError(name)


def _swap(server: ClusterServer, name: str) -> None:
    """Give the alias to the new index: before it everybody reads the old one, after it the new one."""
    before = status(server)
    if before.building != (name,):
        raise RebuildSupersededError(name)
    actions = [
        {"add": {"index": name, "alias": server.prefix}},
        {"remove": {"index": name, "alias": server.building}},
        *([{"remove": {"index": before.name, "alias": server.prefix}}] if before.name else []),
    ]
    server.ask("POST", "/_aliases", {"actions": actions})
    if before.name:
        _drop(server, [before.name])


def _drop(server: ClusterServer, names: Sequence[str]) -> None:
    for name in names:
        server.ask("DELETE", f"/{name}", allowed=[GONE])


def _indices(server: ClusterServer, timeout: float = WRITE_TIMEOUT) -> dict[str, set[str]]:
    """Return the aliases of each of our indices, the oldest first; others may share the beginning of the name."""
    _code, answer = server.ask(
        "GET", f"/{server.prefix}-*/_alias?expand_wildcards=open", allowed=[GONE], timeout=timeout
    )
    ours = re.compile(rf"{re.escape(server.prefix)}-\d{{{len(FIRST)}}}")
    return {name: set(found["aliases"]) for name, found in sorted(answer.items()) if ours.fullmatch(name)}
