"""Events as iCalendar files (RFC 5545), for one's own calendar and to subscribe to.

The UID is the page's translation key: it depends on no host, slug or owner, so that a calendar never shows an event
twice after a move. A cancelled or moved date is an override of its own (RECURRENCE-ID): an EXDATE would make the
date vanish without a word. Dates repeat in Asia/Jakarta, whose VTIMEZONE goes along.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vRecur

from cms.dates import local, local_date
from opd.agenda.recurrence import DateChange, RecurrenceError, Status, expand, validate_rule, whole_days
from opd.agenda.services import changes_of

_PRODUCT = "-//Pemerintah Kabupaten Pati//Agenda//ID"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """What a calendar file says about one event. `uid` never changes; `modified` is when it was last published."""

    uid: str
    title: str
    start: datetime
    end: datetime
    modified: datetime
    all_day: bool = False
    rule: str = ""
    changes: list[DateChange] = field(default_factory=list)
    place: str = ""
    description: str = ""
    contact: str = ""
    url: str = ""
    is_demo: bool = False


def from_page(page: Any, request: HttpRequest | None = None) -> CalendarEvent:
    """Return the event of an EventPage that has a start."""
    return CalendarEvent(
        uid=str(page.translation_key),
        title=page.title,
        start=page.start,
        end=page.end or page.start,
        modified=page.last_published_at or page.latest_revision_created_at or timezone.now(),
        all_day=page.all_day,
        rule=page.rule,
        changes=changes_of(page),
        place=page.place,
        description=page.summary,
        contact=page.contact,
        url=page.get_full_url(request) or "",
        is_demo=page.is_demo,
    )


def event_calendar(page: Any, *, request: HttpRequest | None = None) -> bytes:
    """Return the file of one event page."""
    return build_calendar([from_page(page, request)], name=page.title)


def calendar_of(pages: Iterable[Any], *, name: str, request: HttpRequest | None = None) -> bytes:
    """Return one calendar of many event pages; pages without a start are left out."""
    return build_calendar((from_page(page, request) for page in pages if page.start), name=name)


def build_calendar(events: Iterable[CalendarEvent], *, name: str) -> bytes:
    """Return an iCalendar file, UTF-8 with CRLF."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Asia/Jakarta")
    for event in events:
        for component in components_of(event):
            calendar.add_component(component)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def components_of(event: CalendarEvent) -> list[Event]:
    """Return the event and, for a repeating one, an override for every date that was cancelled or moved."""
    start, end = whole_days(event.start, event.end) if event.all_day else (local(event.start), local(event.end))
    changed = [item for item in _occurrences(event, start, end) if item.status is not Status.PLANNED]
    rule = _rule(event, start)
    if rule is None:
        only = changed[0] if changed else None
        begin, finish = (only.start, only.end) if only else (start, end)
        return [_component(event, begin, finish, only.status if only else Status.PLANNED, only.note if only else "")]
    series = _component(event, start, end)
    series.add("rrule", rule)
    overrides = []
    for item in changed:
        override = _component(event, item.start, item.end, item.status, item.note)
        override.add("recurrence-id", _moment(event, item.original_start))
        overrides.append(override)
    return [series, *overrides]


def _occurrences(event: CalendarEvent, start: datetime, end: datetime) -> list[Any]:
    try:
        return list(expand(start, end, event.rule, event.changes))
    except RecurrenceError:
        return list(expand(start, end, "", event.changes))


def _rule(event: CalendarEvent, start: datetime) -> vRecur | None:
    if not event.rule.strip():
        return None
    try:
        rule = validate_rule(event.rule, start)
    except RecurrenceError:
        return None
    recurrence: vRecur = vRecur.from_ical(rule.parts)
    if rule.count:
        recurrence["COUNT"] = rule.count
    elif rule.until:
        # RFC 5545, 3.3.10: a day for all-day events, else UTC.
        recurrence["UNTIL"] = rule.until.date() if event.all_day else local(rule.until).astimezone(UTC)
    return recurrence


def _component(
    event: CalendarEvent, start: datetime, end: datetime, status: Status = Status.PLANNED, note: str = ""
) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", event.modified.astimezone(UTC))
    component.add("last-modified", event.modified.astimezone(UTC))
    component.add("dtstart", _moment(event, start))
    # RFC 5545, 3.6.1: DTEND is the first moment after the event, for days the day after the last.
    component.add("dtend", local_date(end) + timedelta(days=1) if event.all_day else local(end))
    component.add("summary", _summary(event, status))
    component.add("status", "CANCELLED" if status is Status.CANCELLED else "CONFIRMED")
    description = "\n\n".join(part for part in (note, event.description) if part)
    values = {"location": event.place, "description": description, "contact": event.contact, "url": event.url}
    for name, value in values.items():
        if value:
            component.add(name, value)
    return component


def _moment(event: CalendarEvent, moment: datetime) -> date | datetime:
    return local_date(moment) if event.all_day else local(moment)


def _summary(event: CalendarEvent, status: Status) -> str:
    title = f"{_('Data contoh')}: {event.title}" if event.is_demo else event.title
    labels = {Status.CANCELLED: _("Dibatalkan"), Status.MOVED: _("Dipindah")}
    return f"{labels[status]}: {title}" if status in labels else title
