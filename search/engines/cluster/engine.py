"""The engine of a cluster: an index behind an alias, written with versions, asked in one request a search."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

from django.utils.module_loading import import_string

from search.documents import index_document
from search.engines.base import EngineUnavailableError, Filters, Hit, IndexDocument, Matches
from search.engines.cluster import indices, query
from search.engines.cluster.query import Json
from search.engines.cluster.server import BUSY, GONE, SEARCH_TIMEOUT, WRITE_TIMEOUT, ClusterServer, Writing
from search.models import SearchEntry
from search.plan import Plan

TRIES = 3
# Entries of a rebuild.
READ_AT_ONCE = 200

Versions = Mapping[int, int]


class ClusterEngine(ClusterServer):
    """Safe to use from many threads; one is made a process.

    Writings may carry the number of the change that they stand for, by id: a lower one than the index has seen for
    the same id does nothing, so that they may come twice, late or in any order.
    """

    def __init__(self, cluster: Mapping[str, str]) -> None:
        super().__init__(cluster)
        self._form_is_known = False

    def ensure_schema(self) -> bool:
        """Make an empty index where there is none; one of an older form stays until it is rebuilt."""
        return indices.ensure_index(self)

    def status(self) -> indices.IndexStatus:
        """Return which index answers, whether its form is the program's, and what rebuilds have left."""
        return indices.status(self)

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
        """Fill a new index from all entries and swap it in, while the old one answers and is written.

        `progress` is told how many of how many. Returns how many entries were read; see `indices.rebuild`.
        """
        total = SearchEntry.objects.count()
        return indices.rebuild(self, _documents, lambda done: progress(done, max(done, total)))

    def index(self, documents: Sequence[IndexDocument], versions: Versions | None = None) -> None:
        """Add or replace documents; they can be found when this returns."""
        known = versions or {}
        self._write([Writing.of(document, known.get(document.id)) for document in documents])

    def remove(self, ids: Collection[int], versions: Versions | None = None) -> None:
        """Forget documents; a later `index` with an older version does not bring them back."""
        known = versions or {}
        self._write([Writing(one, known.get(one)) for one in ids])

    def search(self, plan: Plan, filters: Filters, *, all_words: bool, order: str, offset: int, limit: int) -> Matches:
        if not plan:
            return Matches()
        body = query.search_body(plan, filters, all_words=all_words, order=order, offset=offset, limit=limit)
        answer = self._search(body, " ".join(clause.word for clause in plan.clauses))
        return Matches(
            hits=[
                Hit(int(hit["_id"]), query.found_clauses(hit, plan, all_words=all_words))
                for hit in answer["hits"]["hits"]
            ],
            counts=query.counts(answer),
        )

    def complete(self, words: Sequence[str], prefix: str, filters: Filters, *, limit: int) -> Sequence[int]:
        answer = self._search(query.complete_body(words, prefix, filters, limit), prefix)
        return [int(hit["_id"]) for hit in answer["hits"]["hits"]]

    def stored(self, *, after: int, limit: int) -> Sequence[tuple[int, int]]:
        answer = self._search(query.stored_body(after, limit), "", timeout=WRITE_TIMEOUT)
        return [(int(hit["_id"]), int(hit["fields"]["fingerprint"][0])) for hit in answer["hits"]["hits"]]

    def _search(self, body: Json, text: str, timeout: float = SEARCH_TIMEOUT) -> Any:
        self._check_form()
        # The same question goes to the same copy of the index: only then do its pages fit together.
        copy = crc32(text.encode())
        target = f"/{self.prefix}/_search?allow_partial_search_results=false&preference={copy}"
        body = body | {"timeout": f"{int(timeout * 1000)}ms"}
        for _try in range(TRIES):
            status, answer = self.ask("POST", target, body, timeout=timeout, allowed=[GONE, BUSY])
            # The index that the name stood for was dropped in this very moment, and the name stands for the next.
            if status in (GONE, BUSY):
                continue
            if answer["timed_out"]:
                raise EngineUnavailableError("The cluster did not finish in time.")
            return answer
        raise EngineUnavailableError(f"The index {self.prefix} does not answer, or there is none: search_rebuild.")

    def _check_form(self) -> None:
        """Refuse an index of another form, once a process: what it lacks would be missing without a word."""
        if self._form_is_known:
            return
        if not indices.status(self, timeout=SEARCH_TIMEOUT).is_current:
            raise EngineUnavailableError(f"The index {self.prefix} is missing or of an older form: search_rebuild.")
        self._form_is_known = True

    def _write(self, writings: Sequence[Writing]) -> None:
        """Bring the writings to the live index and to the one that is built."""
        for _try in range(TRIES):
            # Asked anew each time, and after the caller has read its documents: see indices.rebuild.
            aliases = indices.writable(self)
            if not aliases:
                raise EngineUnavailableError(f"There is no index {self.prefix}: search_rebuild makes it.")
            if self.bulk(writings, aliases, refresh=True):
                return
        raise EngineUnavailableError("The index was swapped again and again.")


def engine_of(cluster: Mapping[str, str]) -> ClusterEngine:
    """Return the engine of a cluster as SEARCH_CLUSTER describes it, one a process."""
    return _engine(os.getpid(), tuple(sorted(cluster.items())))


@lru_cache(maxsize=8)
def _engine(_process: int, cluster: tuple[tuple[str, str], ...]) -> ClusterEngine:
    settled = dict(cluster)
    engine: ClusterEngine = import_string(settled["ENGINE"])(settled)
    return engine


def _documents() -> Iterator[list[IndexDocument]]:
    last = 0
    while entries := list(SearchEntry.objects.filter(pk__gt=last).order_by("pk")[:READ_AT_ONCE]):
        last = entries[-1].pk
        yield [index_document(entry) for entry in entries]
