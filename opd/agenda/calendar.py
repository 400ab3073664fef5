"""One month of the agenda as weeks and days: what a wall calendar shows."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils import timezone

from cms.dates import local_date
from opd.agenda.listing import EventRow, OccurrenceListing
from opd.listing import MONTH_PARAMETER, month_bounds

VIEW_PARAMETER = "tampilan"
CALENDAR = "kalender"
# A month of all agencies; what lies beyond is named and stands in the list.
MOST_EVENTS = 400
# How many of a day's events stand open; the others are one press away.
OPEN_A_DAY = 3
# Search engines need no month further away than this, in days.
_NEAR = 400


@dataclass(frozen=True, slots=True)
class DayEvent:
    """One event on one of its days; `is_continued` on every day but its first."""

    event: EventRow
    is_continued: bool


@dataclass(slots=True)
class Day:
    """One field of the calendar; `is_outside` for the neighbouring months' days, which hold nothing."""

    date: date
    is_outside: bool
    is_today: bool
    events: list[DayEvent] = field(default_factory=list)

    @property
    def open_events(self) -> list[DayEvent]:
        """What stands open: all of them rather than all but one."""
        return self.events if len(self.events) == OPEN_A_DAY + 1 else self.events[:OPEN_A_DAY]

    @property
    def more_events(self) -> list[DayEvent]:
        return self.events[len(self.open_events) :]


def weeks_of(month: date, events: Iterable[EventRow], today: date) -> list[list[Day]]:
    """Return the weeks (Monday first) that a month touches, with its events on every day they last."""
    weeks = [
        [Day(day, is_outside=day.month != month.month, is_today=day == today) for day in week]
        for week in calendar.Calendar().monthdatescalendar(month.year, month.month)
    ]
    inside = {day.date: day for week in weeks for day in week if not day.is_outside}
    for event in events:
        first, last = local_date(event.start), _last_day(event)
        day = max(first, month)
        while day <= last and day in inside:
            inside[day].events.append(DayEvent(event, is_continued=day > first))
            day += timedelta(days=1)
    return weeks


def _last_day(event: EventRow) -> date:
    """What ends at midnight is over with the day before."""
    ends = event.end - timedelta(microseconds=1) if event.end > event.start else event.end
    return max(local_date(ends), local_date(event.start))


class CalendarListing(OccurrenceListing):
    """A whole month, this one unless the address names another; what lasts longer than the month is in it too."""

    @cached_property
    def month(self) -> date:
        return self.asked_month or self.this_month

    @cached_property
    def today(self) -> date:
        return timezone.localdate()

    @property
    def this_month(self) -> date:
        return self.today.replace(day=1)

    @cached_property
    def page(self) -> "PaginatorPage[Any]":
        start, end = month_bounds(self.month)
        found = self.all_items.filter(start__lt=end, end__gte=start).order_by("start", "pk")
        return Paginator(list(found[: MOST_EVENTS + 1]), MOST_EVENTS + 1).get_page(1)

    @property
    def has_more(self) -> bool:
        """Whether the month holds more than the calendar shows."""
        return len(self.page.object_list) > MOST_EVENTS

    @cached_property
    def weeks(self) -> list[list[Day]]:
        return weeks_of(self.month, self.cards()[:MOST_EVENTS], self.today)

    @property
    def weekdays(self) -> list[date]:
        """Seven days of which a template prints the names."""
        return [day.date for day in self.weeks[0]]

    @property
    def is_far(self) -> bool:
        """Whether this month is of no use to search engines: far away, or not asked for in words they should keep."""
        is_hostile = bool(self.request.GET.get(MONTH_PARAMETER)) and self.asked_month is None
        return is_hostile or abs((self.month - self.this_month).days) > _NEAR

    @property
    def previous_url(self) -> str:
        """The month before; "" where nothing earlier was ever held, so that no robot walks back for ever."""
        earlier = min(self.month - timedelta(days=1), self._bounds[1]).replace(day=1)
        return self.url_of(earlier) if self.month > self._bounds[0] else ""

    @property
    def next_url(self) -> str:
        """The month after; "" where nothing later is known."""
        later = max((self.month + timedelta(days=31)).replace(day=1), self._bounds[0])
        return self.url_of(later) if self.month < self._bounds[1] else ""

    @property
    def today_url(self) -> str:
        """Back to this month; "" on it."""
        return self.url_of(None) if self.month != self.this_month else ""

    @cached_property
    def _bounds(self) -> tuple[date, date]:
        months = [entry.first_day.replace(day=1) for entry in self.months]
        return min([*months, self.this_month]), max([*months, self.this_month])

    def url_of(self, month: date | None) -> str:
        """Return the calendar of a month, of the present one without."""
        query = QueryDict(mutable=True)
        query[VIEW_PARAMETER] = CALENDAR
        if month:
            query[MONTH_PARAMETER] = f"{month:%Y-%m}"
        return f"{self.request.path}?{query.urlencode()}"
