"""Opening hours of a week and the days that break them: how they are read, told to search engines and to the script.

Pure: times are wall time in Asia/Jakarta, weekdays are 1 (Monday) to 7 (ISO 8601).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from cms.dates import format_range, words_of

WEEK = range(1, 8)
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SCHEMA = "https://schema.org/"


@dataclass(frozen=True, slots=True)
class Hours:
    """What days have in common; without `opens` they are open day and night."""

    days: tuple[int, ...]
    opens: time | None = None
    closes: time | None = None
    break_from: time | None = None
    break_to: time | None = None

    @property
    def all_day(self) -> bool:
        return self.opens is None or self.closes is None

    @property
    def spans(self) -> list[tuple[time, time]]:
        """Return (from, to) of each stretch that is open; empty where it is open day and night."""
        if self.opens is None or self.closes is None:
            return []
        if self.break_from is None or self.break_to is None:
            return [(self.opens, self.closes)]
        return [(self.opens, self.break_from), (self.break_to, self.closes)]

    @property
    def days_label(self) -> str:
        """Senin–Kamis; Sabtu, Minggu."""
        return days_label(self.days)

    @property
    def hours_label(self) -> str:
        """07.30–15.30, or "" for day and night."""
        return _span(self.opens, self.closes)

    @property
    def break_label(self) -> str:
        """12.00–13.00, or ""."""
        return _span(self.break_from, self.break_to)


@dataclass(frozen=True, slots=True)
class Closure:
    """Days, both included, on which nobody is there whatever the weekday."""

    first: date
    last: date
    reason: str = ""

    @property
    def label(self) -> str:
        return format_range(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Opening:
    """Everything about when an office is open; `lines` are rows of free words, (days, times)."""

    hours: tuple[Hours, ...] = ()
    closures: tuple[Closure, ...] = ()
    lines: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def __bool__(self) -> bool:
        return bool(self.hours or self.closures or self.lines or self.note)

    @property
    def closed_days_label(self) -> str:
        """Return the days that no hours name, "" where there are none or no hours at all."""
        named = {day for hours in self.hours for day in hours.days}
        return days_label([day for day in WEEK if day not in named]) if named else ""

    def upcoming(self, today: date) -> "Opening":
        """Return the same without closures that are over."""
        closures = tuple(closure for closure in self.closures if closure.last >= today)
        return Opening(self.hours, closures, self.lines, self.note)

    @property
    def script_data(self) -> dict[str, Any]:
        """Return minutes since midnight by ISO weekday, and closures as ISO dates, for opening.js."""
        week: dict[str, list[list[int]]] = {str(day): [] for day in WEEK}
        for hours in self.hours:
            spans = (
                [[0, 24 * 60]] if hours.all_day else [[_minutes(one), _minutes(other)] for one, other in hours.spans]
            )
            for day in hours.days:
                week[str(day)] += spans
        return {
            "week": {day: sorted(spans) for day, spans in week.items()},
            "closed": [[closure.first.isoformat(), closure.last.isoformat()] for closure in self.closures],
            "days": dict(zip(map(str, WEEK), words_of().weekdays, strict=True)),
            "separator": words_of().time_separator,
        }

    def specifications(self) -> list[dict[str, Any]]:
        """Return schema.org OpeningHoursSpecification objects of the week."""
        return [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [_SCHEMA + _DAY_NAMES[day - 1] for day in hours.days],
                "opens": f"{opens:%H:%M}",
                "closes": f"{closes:%H:%M}",
            }
            for hours in self.hours
            for opens, closes in hours.spans or [(time(0, 0), time(23, 59))]
        ]

    def special_specifications(self) -> list[dict[str, Any]]:
        """Return the closures as schema.org has them: the same hour to open and to close means closed."""
        return [
            {
                "@type": "OpeningHoursSpecification",
                "opens": "00:00",
                "closes": "00:00",
                "validFrom": closure.first.isoformat(),
                "validThrough": closure.last.isoformat(),
            }
            for closure in self.closures
        ]


def opening_of(stream: Iterable[Any], note: str = "") -> Opening:
    """Return what a stream of `opd.hours_blocks.HoursBlock` says."""
    found: dict[str, list[Any]] = {"schedule": [], "closure": [], "opening": []}
    for child in stream:
        found[child.block_type].append(child.value)
    return Opening(
        hours=tuple(
            Hours(
                days=tuple(sorted(int(day) for day in value["days"])),
                opens=None if value["all_day"] else value["opens"],
                closes=None if value["all_day"] else value["closes"],
                break_from=None if value["all_day"] else value["break_from"],
                break_to=None if value["all_day"] else value["break_to"],
            )
            for value in found["schedule"]
            # A draft may lack its times; without them nobody knows when it is open.
            if value["days"] and (value["all_day"] or (value["opens"] and value["closes"]))
        ),
        closures=tuple(
            Closure(value["first"], value["last"] or value["first"], value["reason"])
            for value in sorted(found["closure"], key=lambda value: value["first"])
            if value["first"]
        ),
        lines=tuple((value["days"], value["time"]) for value in found["opening"]),
        note=note,
    )


def days_label(days: Sequence[int]) -> str:
    """Return the names of weekdays, with a dash where three or more follow each other: Senin–Kamis; Sabtu, Minggu."""
    names = words_of().weekdays
    runs: list[list[int]] = []
    for day in sorted(set(days)):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts: list[str] = []
    for run in runs:
        if len(run) > 2:
            parts.append(f"{names[run[0] - 1]}–{names[run[-1] - 1]}")
        else:
            parts += [names[day - 1] for day in run]
    return ", ".join(parts)


def _span(start: time | None, end: time | None) -> str:
    if start is None or end is None:
        return ""
    separator = words_of().time_separator
    return f"{start:%H}{separator}{start:%M}–{end:%H}{separator}{end:%M}"


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
