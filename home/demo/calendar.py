"""When the demo's things happen, counted from the day of seeding: a demo of any year has a past and a future."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from opd.pages import EventException

NEWS_DAYS = 540
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dataclass(slots=True)
class EventTime:
    start: datetime
    end: datetime
    all_day: bool = False
    rule: str = ""
    exceptions: list[EventException] = field(default_factory=list)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """Return a moment of a day in Asia/Jakarta."""
    return datetime.combine(day, time(hour, minute), timezone.get_current_timezone())


def published(today: date, number: int, total: int, dice: Random) -> datetime:
    """Return when the `number`-th of `total` items was published: newest first, spread over the last 18 months."""
    share = NEWS_DAYS / total
    days_ago = round(number * share + dice.uniform(0.02, 0.3) * share) + 1
    return at(today - timedelta(days=days_ago), dice.randint(7, 15), dice.randrange(60))


def event_time(when: str, today: date, dice: Random) -> EventTime:
    """Return the time of an event by its word in the TOML files; raises KeyError for an unknown word."""
    return {
        "lalu": _past,
        "segera": _soon,
        "beberapa-hari": _several_days,
        "sehari": _whole_day,
        "mingguan": _weekly,
        "bulanan": _monthly,
    }[when](today, dice)


def _past(today: date, dice: Random) -> EventTime:
    day = today - timedelta(days=dice.randint(20, 200))
    return EventTime(at(day, 9), at(day, 12))


def _soon(today: date, dice: Random) -> EventTime:
    day, hour = today + timedelta(days=dice.randint(2, 16)), dice.randint(8, 10)
    return EventTime(at(day, hour), at(day, hour + 3, 30))


def _several_days(today: date, dice: Random) -> EventTime:
    first = today + timedelta(days=dice.randint(10, 40))
    return EventTime(at(first, 8), at(first + timedelta(days=dice.randint(2, 4)), 15))


def _whole_day(today: date, dice: Random) -> EventTime:
    day = today + timedelta(days=dice.randint(5, 60))
    return EventTime(at(day, 0), at(day, 23, 59), all_day=True)


def _weekly(today: date, dice: Random) -> EventTime:
    """Every week for seven months; the date after next is cancelled, the one after that begins later."""
    first = today - timedelta(days=56 + dice.randint(1, 6))
    start = at(first, 8)
    coming = first + timedelta(days=7 * ((today - first).days // 7 + 1))
    moved = coming + timedelta(days=14)
    changes = [
        EventException(
            date=coming + timedelta(days=7),
            kind=EventException.Kind.CANCELLED,
            note="Dibatalkan karena hari libur (contoh).",
        ),
        EventException(
            date=moved,
            kind=EventException.Kind.MOVED,
            new_start=at(moved, 13),
            new_end=at(moved, 15),
            note="Mulai siang karena tempat dipakai (contoh).",
        ),
    ]
    rule = f"FREQ=WEEKLY;BYDAY={_DAYS[first.weekday()]};{_until(today + timedelta(days=150))}"
    return EventTime(start, start + timedelta(hours=2), rule=rule, exceptions=changes)


def _monthly(today: date, dice: Random) -> EventTime:
    """The second such weekday of every month, from two months ago, a year long."""
    month = (today.replace(day=1) - timedelta(days=40)).replace(day=1)
    weekday = dice.randrange(6)
    first = month + timedelta(days=(weekday - month.weekday()) % 7 + 7)
    start = at(first, 9)
    return EventTime(start, start + timedelta(hours=3), rule=f"FREQ=MONTHLY;BYDAY=2{_DAYS[weekday]};COUNT=14")


def _until(day: date) -> str:
    return f"UNTIL={at(day, 23, 59).astimezone(UTC):%Y%m%dT%H%M%SZ}"
