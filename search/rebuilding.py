"""Writes every entry anew from its source, batch by batch: nothing is missing meanwhile, and it may be stopped."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from cms.registries.searchable import sources
from search import fulfilment, indexing
from search.engines import database_engine
from search.models import IndexRequest, SearchEntry

# Requests from before the start that the rebuild answers; more than these are simply done after it.
ANSWERED = 100_000


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` things after `seconds`; `total` is at least `done`, whatever is published meanwhile."""

    done: int
    total: int
    seconds: float

    @property
    def percent(self) -> int:
        return 100 * self.done // self.total if self.total else 100

    @property
    def rate(self) -> int:
        """Things a second."""
        return round(self.done / self.seconds) if self.seconds else 0


@dataclass(slots=True)
class Rebuilt:
    """How many entries stand, and what could not be read as (source, id)."""

    entries: int = 0
    failed: list[tuple[str, int]] = field(default_factory=list)


Show = Callable[[Progress], None]


def prepare() -> None:
    """Make the database's index where it is missing, and fill it from the entries that there are."""
    if database_engine().ensure_schema():
        indexing.refill_index()


def rebuild(show: Show) -> Rebuilt:
    """Write every entry anew and drop what no source names any more. Memory stays constant.

    The old entries are found meanwhile. What cannot be read keeps its old entry and is tried again later.
    """
    started, clock = timezone.now(), time.monotonic()
    due = IndexRequest.objects.filter(due_at__lte=started).order_by("pk")
    answered = list(due.values_list("pk", flat=True)[:ANSWERED])
    # Counted by a walk of its own: ids are cheap, and a source need not know how to count.
    total = sum(1 for one in sources() for _id in one.ids())
    done, rebuilt = 0, Rebuilt()
    for one in sources():
        for ids in indexing.batches(one.ids()):
            _write(one.name, ids, rebuilt)
            done += len(ids)
            show(Progress(done, max(done, total), time.monotonic() - clock))
    failed = set(rebuilt.failed)
    for name, ids in _left_over(started):
        if again := [one_id for one_id in ids if (name, one_id) not in failed]:
            _write(name, again, rebuilt)
    for row_ids in indexing.batches(answered):
        IndexRequest.objects.filter(pk__in=row_ids).delete()
    rebuilt.entries = SearchEntry.objects.count()
    return rebuilt


def _write(name: str, ids: Sequence[int], rebuilt: Rebuilt) -> None:
    try:
        indexing.index_ids(name, ids)
    except Exception as error:
        if len(ids) == 1:
            fulfilment.keep_for_later(name, ids[0], error)
            rebuilt.failed.append((name, ids[0]))
            return
    else:
        return
    for one_id in ids:
        _write(name, [one_id], rebuilt)


def _left_over(started: datetime) -> Iterator[tuple[str, list[int]]]:
    """Yield by source what was not written since; a source that is gone for good leaves nothing behind."""
    known = {one.name for one in sources()}
    last = 0
    while found := list(
        SearchEntry.objects.filter(indexed_at__lt=started, pk__gt=last)
        .order_by("pk")
        .values_list("pk", "source_type", "source_id")[: indexing.BATCH]
    ):
        last = found[-1][0]
        for name in {name for _pk, name, _id in found}:
            ids = sorted({source_id for _pk, of, source_id in found if of == name})
            if name in known:
                yield name, ids
            else:
                indexing.forget(name, ids)
