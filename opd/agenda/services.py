"""Keeps the table of occurrences in step with the live versions of events."""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

import structlog
from dateutil.relativedelta import relativedelta
from django.apps import apps
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from opd.agenda.models import EventOccurrence
from opd.agenda.recurrence import DateChange, Occurrence, RecurrenceError, Status, expand, whole_days

if TYPE_CHECKING:
    from opd.pages.event import EventPage

logger = structlog.get_logger(__name__)

HORIZON = relativedelta(months=18)
_MINUTES_A_DAY = 24 * 60
_BATCH = 200
_CONTENT = ("start", "end", "status", "note", "all_day")


def changes_of(page: "EventPage") -> list[DateChange]:
    """Return an event's cancelled and moved dates."""
    return [
        DateChange(item.date, Status(item.kind), item.new_start, item.new_end, item.note)
        for item in page.exceptions.all()
    ]


def occurrences_of(page: "EventPage", *, until: datetime | None = None) -> list[Occurrence]:
    """Return the dates of one event; those of a repeating one that start at or before `until`.

    An event without a start has none. A rule that no longer passes its checks counts as no rule and is logged:
    publishing must not fail because of it.
    """
    if page.start is None:
        return []
    start, end = whole_days(page.start, page.end) if page.all_day else (page.start, page.end)
    changes = changes_of(page)
    try:
        found = expand(start, end, page.rule, changes, until if page.rule.strip() else None)
    except RecurrenceError as error:
        logger.warning("event_rule_unusable", page_id=page.pk, rule=page.rule, reason=str(error))
        found = expand(start, end, "", changes)
    if not page.all_day:
        return found
    return [
        Occurrence(*whole_days(item.start, item.end), item.original_start, item.status, item.note) for item in found
    ]


@transaction.atomic
def refresh_occurrences(page: Any, *, now: datetime | None = None) -> int:
    """Make the rows of one event those of its live version, 18 months ahead; return their number.

    A single event has its row however far away it is. Past dates stay as the live version has them. An event that
    is not live has no rows. May run twice, at once or later: only rows that differ are written.
    """
    live = _events().filter(pk=page.pk, live=True).defer_streamfields().first()
    until = (now or timezone.now()) + HORIZON
    wanted = {item.original_start: item for item in occurrences_of(live, until=until)} if live else {}
    kept: set[datetime] = set()
    obsolete: list[int] = []
    for row in EventOccurrence.objects.filter(page_id=page.pk):
        item = wanted.get(row.original_start)
        if item is None:
            obsolete.append(row.pk)
        elif all(getattr(row, name) == value for name, value in _values(item, live).items()):
            kept.add(row.original_start)
    EventOccurrence.objects.filter(pk__in=obsolete).delete()
    EventOccurrence.objects.bulk_create(
        [
            EventOccurrence(page_id=page.pk, original_start=item.original_start, **_values(item, live))
            for original_start, item in wanted.items()
            if original_start not in kept
        ],
        # Two processes may publish and extend the horizon at once.
        update_conflicts=True,
        unique_fields=["page", "original_start"],
        update_fields=_CONTENT,
        batch_size=_BATCH,
    )
    return len(wanted)


def refresh_all(*, now: datetime | None = None) -> int:
    """Refresh every live repeating event and every event that has rows without being live; return their number.

    Events are read a batch at a time, so memory does not grow with their number.
    """
    recurring = _events().filter(live=True).exclude(rule="")
    hidden = _events().filter(live=False, occurrences__isnull=False).distinct()
    total = 0
    for queryset in (recurring, hidden):
        for page in _in_batches(queryset):
            refresh_occurrences(page, now=now)
            total += 1
    return total


def refresh_share(*, now: datetime | None = None) -> int:
    """Refresh the share of repeating events that belongs to this minute of the day; return their number.

    Called every minute, it moves the horizon of each event once a day without keeping any state: a minute that is
    missed, or comes twice, does no harm to a horizon of 18 months.
    """
    moment = timezone.localtime(now or timezone.now())
    minute = moment.hour * 60 + moment.minute
    share = _events().filter(live=True).exclude(rule="").annotate(share=F("pk") % _MINUTES_A_DAY).filter(share=minute)
    pages = list(share.only("pk"))
    for page in pages:
        refresh_occurrences(page, now=now)
    return len(pages)


def _events() -> Any:
    """Asked of the registry of models: the page type itself imports this room."""
    manager: Any = apps.get_model("opd", "EventPage").objects
    return manager.all()


def _values(item: Occurrence, page: Any) -> dict[str, Any]:
    return {
        "start": item.start,
        "end": item.end,
        "status": str(item.status),
        "note": item.note,
        "all_day": page.all_day,
    }


def _in_batches(queryset: Any) -> Iterator[Any]:
    """SQLite gives no server-side cursor that bears writes in between; walking the key does on every engine."""
    last = 0
    while batch := list(queryset.filter(pk__gt=last).order_by("pk").only("pk")[:_BATCH]):
        yield from batch
        last = batch[-1].pk
