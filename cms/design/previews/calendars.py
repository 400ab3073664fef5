"""A month of the agenda as a wall calendar, and the ways to look at it."""

from calendar import Calendar
from datetime import date, datetime, time
from types import SimpleNamespace
from typing import Any

from django.utils.timezone import make_aware

from cms.design.previews.samples import LONG_TITLE, event
from cms.design.registry import Sample, register_preview

# A month that begins on a Tuesday: days outside it stand before and after.
_MONTH = date(2026, 12, 1)
_TODAY = 9


def _on(day: int, hour: int = 9, **values: Any) -> SimpleNamespace:
    start = make_aware(datetime.combine(_MONTH.replace(day=day), time(hour)))
    return SimpleNamespace(event=event(start=start, end=start, **values), is_continued=False)


_EVENTS = {
    3: [_on(3)],
    9: [_on(9, 8), _on(9, 10, status="moved"), _on(9, 13, title="Rapat dengar pendapat (contoh)")],
    10: [SimpleNamespace(event=_on(9, title="Pameran tiga hari (contoh)").event, is_continued=True)],
    17: [_on(17, status="cancelled"), _on(17, all_day=True, title=LONG_TITLE)],
    22: [_on(22, hour) for hour in (8, 9, 10, 11, 13)],
}


def _day(day: date) -> SimpleNamespace:
    is_outside = day.month != _MONTH.month
    events = [] if is_outside else _EVENTS.get(day.day, [])
    return SimpleNamespace(
        date=day,
        is_outside=is_outside,
        is_today=not is_outside and day.day == _TODAY,
        events=events,
        open_events=events[:3],
        more_events=events[3:],
    )


def _calendar() -> SimpleNamespace:
    weeks = [[_day(day) for day in week] for week in Calendar().monthdatescalendar(_MONTH.year, _MONTH.month)]
    return SimpleNamespace(
        month=_MONTH,
        weeks=weeks,
        weekdays=[day.date for day in weeks[0]],
        previous_url="#",
        next_url="#",
        today_url="#",
        has_more=True,
        page=SimpleNamespace(object_list=[True]),
    )


register_preview(
    "agenda_views",
    "Tampilan agenda",
    Sample("kalender terpilih", {"url": "", "month": _MONTH, "calendar": True}),
)
register_preview(
    "month_calendar",
    "Kalender bulanan",
    Sample("dengan hari yang penuh", {"calendar": _calendar(), "show_agency": True, "list_url": ""}),
)
register_preview(
    "calendar_event",
    "Acara dalam kalender",
    Sample("biasa", {"event": _on(3).event, "show_agency": True}, list_class="calendar__events"),
    Sample("lanjutan", {"event": _on(3).event, "is_continued": True}, list_class="calendar__events"),
    Sample("dibatalkan", {"event": _on(3, status="cancelled").event}, list_class="calendar__events"),
)
