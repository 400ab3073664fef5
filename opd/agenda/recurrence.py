"""When a recurring event takes place: RFC 5545 rules, with an end, expanded in Jakarta's wall time. Pure.

Every rule ends (UNTIL or COUNT), within MAX_YEARS and MAX_OCCURRENCES, and its first date is the event's own start,
so that what the form shows, the table holds and a calendar program computes are the same dates. A day has at most
one occurrence; a date is therefore named by its day alone.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice, takewhile

from dateutil.rrule import rrulestr
from django.utils.translation import gettext as _

from cms.dates import format_date, format_full_date, local, local_date

MAX_OCCURRENCES = 750
MAX_YEARS = 10

_TOO_SMALL = {"SECONDLY", "MINUTELY", "HOURLY"}
# The largest absolute value of each numeric part (RFC 5545, 3.3.10); month and interval are never negative.
_LIMITS = {"BYMONTH": 12, "BYMONTHDAY": 31, "BYYEARDAY": 366, "BYWEEKNO": 53, "BYSETPOS": 366, "INTERVAL": 1000}
# What a period can hold at most, and the parts that RFC 5545 does not allow beside a frequency.
_POSITIONS = {"WEEKLY": 7, "MONTHLY": 31, "YEARLY": 366}
_FORBIDDEN = {
    "DAILY": {"BYWEEKNO", "BYYEARDAY", "BYSETPOS"},
    "WEEKLY": {"BYWEEKNO", "BYYEARDAY", "BYMONTHDAY"},
    "MONTHLY": {"BYWEEKNO", "BYYEARDAY"},
    "YEARLY": set(),
}
_KNOWN = {"FREQ", "COUNT", "UNTIL", "WKST", "BYDAY", *_LIMITS}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"(?P<nth>[+-]?\d{1,2})?(?P<day>MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?")


class Status(StrEnum):
    PLANNED = "planned"
    CANCELLED = "cancelled"
    MOVED = "moved"


class RecurrenceError(ValueError):
    """A rule or a changed date cannot be used; `messages` are Indonesian sentences for the form."""

    def __init__(self, *messages: str) -> None:
        super().__init__(" ".join(messages))
        self.messages = list(messages)


@dataclass(frozen=True, slots=True)
class DateChange:
    """One date of a series that is cancelled, or moved to `start` (and `end`; without it the length stays)."""

    original: date
    status: Status
    start: datetime | None = None
    end: datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One date as it takes place, aware Jakarta times; `original_start` names it within its series."""

    start: datetime
    end: datetime
    original_start: datetime
    status: Status = Status.PLANNED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A checked rule: its parts without an end, and the end as a count or as naive wall time, inclusive."""

    parts: str
    count: int | None
    until: datetime | None


def validate_rule(text: str, start: datetime) -> Rule:
    """Return the rule of a series that begins at `start`; raises RecurrenceError with Indonesian messages."""
    parts = _split(text)
    frequency = parts.get("FREQ", "")
    if frequency in _TOO_SMALL:
        raise RecurrenceError(_("Pengulangan paling sering adalah harian (FREQ=DAILY)."))
    if frequency not in _FORBIDDEN:
        raise RecurrenceError(_("FREQ harus DAILY, WEEKLY, MONTHLY, atau YEARLY."))
    for key in parts.keys() & _FORBIDDEN[frequency]:
        raise RecurrenceError(
            _("%(part)s tidak dapat dipakai bersama FREQ=%(freq)s.") % {"part": key, "freq": frequency}
        )
    _check_numbers(parts)
    _check_days(parts)
    first = _wall(start)
    count, until = _end(parts, first)
    without_end = ";".join(f"{key}={value}" for key, value in parts.items() if key not in {"COUNT", "UNTIL"})
    rule = Rule(without_end, count, until)
    if not _day_fits(parts, first.date()) or next(_dates(rule, first), None) != first:
        raise RecurrenceError(
            _("Aturan ini tidak memuat tanggal mulai acara (%(date)s). Samakan aturan dengan tanggal mulai.")
            % {"date": format_full_date(first, "id")}
        )
    total = len(list(islice(_dates(rule, first), MAX_OCCURRENCES + 1)))
    if total > MAX_OCCURRENCES:
        raise RecurrenceError(_too_many())
    if count and total < count:
        raise RecurrenceError(_too_long())
    return rule


def expand(
    start: datetime,
    end: datetime | None,
    rule: str,
    exceptions: Iterable[DateChange] = (),
    until: datetime | None = None,
) -> list[Occurrence]:
    """Return every date of an event that starts at or before `until` (None: all), sorted by start.

    An empty rule means one date. Every date has the first one's length. Raises RecurrenceError for a rule that
    `validate` refuses.
    """
    first = _wall(start)
    length = max(_wall(end) - first, timedelta(0)) if end else timedelta(0)
    starts: Iterable[datetime] = _dates(validate_rule(rule, start), first) if rule.strip() else (first,)
    changes = {change.original: change for change in exceptions}
    occurrences = [_occurrence(moment, length, changes.get(moment.date())) for moment in starts]
    return sorted(
        (item for item in occurrences if until is None or item.start <= local(until)),
        key=lambda item: (item.start, item.original_start),
    )


def validate(start: datetime, end: datetime | None, rule: str, exceptions: Sequence[DateChange] = ()) -> list[str]:
    """Return what is wrong with an event's times as Indonesian sentences; an empty list when nothing is."""
    if end and local(end) < local(start):
        return [_("Waktu selesai mendahului waktu mulai.")]
    try:
        dates = {local_date(item.original_start) for item in expand(start, end, rule)}
    except RecurrenceError as error:
        return error.messages
    messages: list[str] = []
    seen: set[date] = set()
    for change in exceptions:
        shown = {"date": format_date(change.original, "id")}
        if change.original not in dates:
            messages.append(_("%(date)s bukan salah satu tanggal acara ini.") % shown)
        if change.original in seen:
            messages.append(_("Perubahan untuk %(date)s tertulis dua kali.") % shown)
        seen.add(change.original)
        if change.status is Status.MOVED and change.start is None:
            messages.append(_("Isi waktu pengganti untuk %(date)s.") % shown)
        if change.start and change.end and local(change.end) < local(change.start):
            messages.append(_("Waktu selesai pengganti untuk %(date)s mendahului mulainya.") % shown)
    return messages


def whole_days(start: datetime, end: datetime | None) -> tuple[datetime, datetime]:
    """Return the first moment of the first day and the last second of the last day of an all-day event."""
    last = max(local(end), local(start)) if end else local(start)
    return (
        local(start).replace(hour=0, minute=0, second=0, microsecond=0),
        last.replace(hour=23, minute=59, second=59, microsecond=0),
    )


def _occurrence(moment: datetime, length: timedelta, change: DateChange | None) -> Occurrence:
    original = local(moment)
    if change is None:
        return Occurrence(original, local(moment + length), original)
    if change.status is Status.MOVED and change.start:
        begin = _wall(change.start)
        finish = _wall(change.end) if change.end else begin + length
        return Occurrence(local(begin), local(max(finish, begin)), original, Status.MOVED, change.note)
    return Occurrence(original, local(moment + length), original, change.status, change.note)


def _wall(moment: datetime) -> datetime:
    """Rules repeat the clock's reading, whatever the zone does in between."""
    return local(moment).replace(tzinfo=None, microsecond=0)


def _dates(rule: Rule, first: datetime) -> Iterator[datetime]:
    horizon = min(rule.until or datetime.max, _horizon(first))
    endless = iter(rrulestr(rule.parts, dtstart=first))
    return takewhile(lambda moment: moment <= horizon, islice(endless, rule.count))


def _horizon(first: datetime) -> datetime:
    return min(first, datetime.max - timedelta(days=366 * MAX_YEARS)) + timedelta(days=366 * MAX_YEARS)


def _too_many() -> str:
    return _("Aturan ini memberi lebih dari %(count)s tanggal. Akhiri lebih awal.") % {"count": MAX_OCCURRENCES}


def _too_long() -> str:
    return _("Pengulangan paling lama %(years)s tahun. Akhiri lebih awal.") % {"years": MAX_YEARS}


def _split(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.strip().upper().removeprefix("RRULE:").strip(";").split(";"):
        key, equals, value = part.strip().partition("=")
        if key in {"BYHOUR", "BYMINUTE", "BYSECOND"}:
            raise RecurrenceError(_("Jam diambil dari waktu mulai acara; hapus %(part)s.") % {"part": key})
        if not equals or not value or key not in _KNOWN:
            raise RecurrenceError(
                _("Aturan pengulangan tidak dikenali: “%(part)s”. Contoh: FREQ=WEEKLY;BYDAY=MO;UNTIL=20171231.")
                % {"part": part}
            )
        if key in parts:
            raise RecurrenceError(_("%(part)s tertulis dua kali.") % {"part": key})
        parts[key] = value.strip()
    return parts


def _check_numbers(parts: dict[str, str]) -> None:
    limits = _LIMITS | {"BYSETPOS": _POSITIONS.get(parts["FREQ"], 0)}
    for key, limit in limits.items():
        for value in parts[key].split(",") if key in parts else ():
            lowest = 1 if key in {"BYMONTH", "INTERVAL"} else -limit
            if not re.fullmatch(r"[+-]?\d{1,4}", value) or not lowest <= int(value) <= limit or int(value) == 0:
                raise RecurrenceError(_("Nilai %(part)s tidak sah: “%(value)s”.") % {"part": key, "value": value})
    if "," in parts.get("INTERVAL", ""):
        raise RecurrenceError(_("Nilai %(part)s tidak sah: “%(value)s”.") % {"part": "INTERVAL", "value": ","})


def _check_days(parts: dict[str, str]) -> None:
    for value in parts["BYDAY"].split(",") if "BYDAY" in parts else ():
        match = _BYDAY.fullmatch(value)
        highest = {"MONTHLY": 5, "YEARLY": 53}.get(parts["FREQ"], 0)
        if match is None or (match["nth"] and not 1 <= abs(int(match["nth"])) <= highest):
            raise RecurrenceError(_("Nilai %(part)s tidak sah: “%(value)s”.") % {"part": "BYDAY", "value": value})
    if parts.get("WKST", "MO") not in _DAYS:
        raise RecurrenceError(_("Nilai %(part)s tidak sah: “%(value)s”.") % {"part": "WKST", "value": parts["WKST"]})


def _end(parts: dict[str, str], first: datetime) -> tuple[int | None, datetime | None]:
    if ("COUNT" in parts) == ("UNTIL" in parts):
        raise RecurrenceError(
            _("Akhiri pengulangan dengan salah satu: UNTIL (tanggal terakhir) atau COUNT (berapa kali).")
        )
    if "COUNT" in parts:
        if not re.fullmatch(r"\d{1,6}", parts["COUNT"]) or int(parts["COUNT"]) == 0:
            raise RecurrenceError(_("COUNT harus bilangan 1 atau lebih."))
        if int(parts["COUNT"]) > MAX_OCCURRENCES:
            raise RecurrenceError(_too_many())
        return int(parts["COUNT"]), None
    until = _read_until(parts["UNTIL"])
    if until < first:
        raise RecurrenceError(_("Batas akhir pengulangan mendahului tanggal mulai; tidak ada tanggal yang dihasilkan."))
    if until > _horizon(first):
        raise RecurrenceError(_too_long())
    return None, until


def _read_until(value: str) -> datetime:
    """A day alone is included whole; a time with Z is UTC (RFC 5545 wants it so), without it Jakarta's."""
    match = _UNTIL.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        if match[2] is None:
            return datetime.strptime(value + "235959", "%Y%m%d%H%M%S")
        if match[3]:
            return _wall(datetime.strptime(value + "+0000", "%Y%m%dT%H%M%SZ%z"))
        return datetime.strptime(value, "%Y%m%dT%H%M%S")
    except (ValueError, OverflowError):
        raise RecurrenceError(
            _("UNTIL harus tanggal seperti 20171231, bukan “%(value)s”.") % {"value": value}
        ) from None


def _day_fits(parts: dict[str, str], day: date) -> bool:
    """Refuse what can never match before dateutil is asked: it looks for such a date until the year 9999."""
    weekdays = {value[-2:] for value in parts.get("BYDAY", ",".join(_DAYS)).split(",")}
    month_length = monthrange(day.year, day.month)[1]
    year_length = date(day.year, 12, 31).timetuple().tm_yday
    year_day = day.timetuple().tm_yday
    fits = {
        "BYMONTH": {day.month},
        "BYMONTHDAY": {day.day, day.day - month_length - 1},
        "BYYEARDAY": {year_day, year_day - year_length - 1},
    }
    return _DAYS[day.weekday()] in weekdays and all(
        key not in parts or {int(value) for value in parts[key].split(",")} & wanted for key, wanted in fits.items()
    )
