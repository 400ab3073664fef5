"""Does what index requests ask: in batches, each thing by itself where a batch fails, and later again what failed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page

from search import indexing, retry
from search.models import IndexRequest, IndexScope, SearchEntry
from search.sources.pages import NAME as PAGE

logger = structlog.get_logger(__name__)

# Rows looked through at once: a page that was saved often is read once.
READ = 2_000


class IndexingFailedError(Exception):
    """Some requests failed; they are kept and tried again."""


@dataclass(frozen=True, slots=True)
class Work:
    """Requests that are done together: the same scope and source, and the rows that ask for each key."""

    scope: str
    source: str
    rows: dict[str, list[int]]

    @property
    def row_ids(self) -> list[int]:
        return [row for rows in self.rows.values() for row in rows]

    def one_by_one(self) -> Iterator["Work"]:
        for key, rows in self.rows.items():
            yield Work(self.scope, self.source, {key: rows})


def fulfil() -> int:
    """Do everything that is due and return how many things were read again. May run twice or side by side.

    Raises IndexingFailedError at the end when something failed; by then everything else is done.
    """
    done, failed = 0, 0
    while found := list(_due().values_list("pk", "scope", "source", "key")[:READ]):
        for work in _gathered(found):
            succeeded = _attempt(work)
            done += succeeded
            failed += len(work.rows) - succeeded
    if failed:
        raise IndexingFailedError(f"{failed} index requests failed and will be tried again.")
    return done


def _due() -> "QuerySet[IndexRequest]":
    return IndexRequest.objects.filter(due_at__lte=timezone.now()).order_by("pk")


def _gathered(found: Sequence[tuple[int, str, str, str]]) -> Iterator[Work]:
    rows: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row, scope, source, key in found:
        rows[scope, source][key].append(row)
    for (scope, source), by_key in rows.items():
        for keys in indexing.batches(by_key):
            yield Work(scope, source, {key: by_key[key] for key in keys})


def _attempt(work: Work) -> int:
    """Return how many of the keys are done; those that are not wait for their next time."""
    try:
        _do(work)
    except Exception as error:
        if len(work.rows) == 1:
            _postpone(work, error)
            return 0
    else:
        return len(work.rows)
    return sum(_attempt(single) for single in work.one_by_one())


@transaction.atomic
def _do(work: Work) -> None:
    indexing.one_writer_at_a_time()
    standing = IndexRequest.objects.filter(pk__in=work.row_ids)
    # Somebody may have done it while this one waited for its turn.
    if standing.exists():
        _read_again(work)
        standing.delete()


def _read_again(work: Work) -> None:
    if work.scope == IndexScope.ITEM:
        indexing.index_ids(work.source, [int(key) for key in work.rows])
        return
    # One request a thing, so that a thing that fails holds up no other and a killed worker loses no ground.
    for key in work.rows:
        wide = _below(int(key)) if work.scope == IndexScope.BELOW else _of_agency(key)
        for batch in indexing.batches(wide):
            IndexRequest.objects.bulk_create(
                IndexRequest(scope=IndexScope.ITEM, source=source, key=str(source_id)) for source, source_id in batch
            )


def _below(page_id: int) -> Iterator[tuple[str, int]]:
    """What a move or a restriction changes, it changes for all pages below and for their aliases elsewhere."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path is not None:
        below = Page.objects.filter(Q(path__startswith=path) | Q(alias_of__path__startswith=path))
        yield from ((PAGE, pk) for pk in below.order_by("pk").values_list("pk", flat=True).iterator())


def _of_agency(code: str) -> Iterator[tuple[str, int]]:
    entries = SearchEntry.objects.filter(agency_code=code).order_by("source_type", "source_id")
    yield from entries.values_list("source_type", "source_id").distinct().iterator()


def keep_for_later(source: str, source_id: int, error: Exception) -> None:
    """Note that something could not be read, as if a request for it had failed."""
    request = IndexRequest.objects.create(scope=IndexScope.ITEM, source=source, key=str(source_id))
    _postpone(Work(request.scope, source, {request.key: [request.pk]}), error)


def _postpone(work: Work, error: Exception) -> None:
    for request in IndexRequest.objects.filter(pk__in=work.row_ids):
        request.attempts += 1
        request.last_error = retry.described(error)
        request.due_at = timezone.now() + retry.wait(request.attempts, retry.LONGEST_ITEM)
        request.save(update_fields=["attempts", "last_error", "due_at"])
    logger.error(
        "search_indexing_failed",
        scope=work.scope,
        source=work.source,
        keys=list(work.rows),
        error=retry.described(error),
        exc_info=error,
    )
