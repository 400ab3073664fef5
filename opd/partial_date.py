"""Dates known only to the month or the year: kept as known, shown as known ("sejak Juli 2024"), never filled in."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.utils.translation import gettext as _

from cms.dates import DateTextError, build_date, format_date, format_month, parse_month

DAY, MONTH, YEAR, UNKNOWN = "day", "month", "year", ""

_TEXT = re.compile(r"(?:(?:(?P<day>\d{1,2})\s+)?(?P<month>[^\W\d_]+\.?)\s+)?(?P<year>\d{4})")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """The first day that the known part allows, and how much of it is known ("" and no date: unknown)."""

    date: datetime.date | None = None
    precision: str = UNKNOWN

    def __post_init__(self) -> None:
        if not agrees(self.date, self.precision):
            raise ValueError(f"{self.date} cannot have precision {self.precision!r}")

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read "15 Mei 2017", "Juli 2024", "2024" or "" (unknown); raise DateTextError for anything else."""
        cleaned = text.strip()
        if not cleaned:
            return cls()
        match = _TEXT.fullmatch(cleaned)
        month = (parse_month(match["month"]) if match["month"] else 1) if match else None
        if match is None or month is None:
            raise DateTextError(_("“%(text)s” bukan tanggal, bulan atau tahun.") % {"text": text})
        precision = DAY if match["day"] else MONTH if match["month"] else YEAR
        return cls(build_date(int(match["year"]), month, int(match["day"] or 1)), precision)

    def text(self) -> str:
        """Return the known part in the active language, or "" when nothing is known."""
        if self.date is None:
            return ""
        if self.precision == YEAR:
            return str(self.date.year)
        return format_month(self.date) if self.precision == MONTH else format_date(self.date)

    def since_text(self) -> str:
        """Return "sejak Juli 2024" at the known precision, or "" when nothing is known."""
        return _("sejak %(date)s") % {"date": self.text()} if self.date else ""


def agrees(day: datetime.date | None, precision: str) -> bool:
    """Say whether the date claims no more than its precision: a month is its first day, a year its 1 January."""
    if day is None or precision == UNKNOWN:
        return day is None and precision == UNKNOWN
    if precision == MONTH:
        return day.day == 1
    if precision == YEAR:
        return (day.month, day.day) == (1, 1)
    return precision == DAY


class Dated(Protocol):
    """Something that holds from `start` on; None: nobody knows since when."""

    @property
    def start(self) -> datetime.date | None: ...


D = TypeVar("D", bound=Dated)


def in_force(items: Iterable[D], day: datetime.date) -> D | None:
    """Return what held on that day: the latest start up to it, else the one of unknown start, else the earliest known.

    A start known to the month counts from the month's first day. None only when there is nothing at all.
    """
    candidates = list(items)
    known = sorted((item.start, index) for index, item in enumerate(candidates) if item.start is not None)
    begun = [index for start, index in known if start <= day]
    if begun:
        return candidates[begun[-1]]
    unknown = [item for item in candidates if item.start is None]
    if unknown:
        return unknown[0]
    return candidates[known[0][1]] if known else None
