"""What is to be read again: noted in the transaction of the change, so that it is lost only together with it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from search import tasks
from search.models import IndexRequest, IndexScope
from search.sources.pages import NAME as PAGE


def items_changed(source: str, ids: Collection[int]) -> None:
    """Note that these things of a source changed, appeared or went."""
    _note([IndexRequest(scope=IndexScope.ITEM, source=source, key=str(one)) for one in ids])


def page_changed(page_id: int) -> None:
    items_changed(PAGE, [page_id])


def below_changed(page_id: int) -> None:
    """Note that a page changed in a way that holds for everything below it and for aliases of that elsewhere."""
    _note([IndexRequest(scope=IndexScope.BELOW, source=PAGE, key=str(page_id))])


def agency_changed(code: str, at: datetime | None = None) -> None:
    """Note that an agency changed its name or state, or will at that time."""
    _note([IndexRequest(scope=IndexScope.AGENCY, key=code, due_at=at or timezone.now())])


def _note(requests: list[IndexRequest]) -> None:
    IndexRequest.objects.bulk_create(requests)
    # robust: who publishes needs no queue. Without a task the minutely job does it (search.upkeep).
    transaction.on_commit(_soon, robust=True)


def _soon() -> None:
    tasks.update_index.enqueue()
