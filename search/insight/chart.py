"""Searches over time as bars: numbers first, and where each bar stands in a picture of fixed size."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import TruncDate

from cms.dates import JAKARTA, format_date, local_date
from search.insight.listing import Asked
from search.insight.weeks import WEEK, monday_of

# In the picture's own units.
WIDTH, HEIGHT = 600, 96
_GAP = 0.25


@dataclass(frozen=True, slots=True)
class Bar:
    """One day, or one week by its Monday; `x` to `failed_height` are units of the picture, from its top left."""

    day: date
    asked: int
    without_results: int
    x: str
    width: str
    y: str
    height: str
    failed_y: str
    failed_height: str

    @property
    def name(self) -> str:
        return format_date(self.day)


@dataclass(frozen=True, slots=True)
class Chart:
    """`bars` from the oldest to the newest; `is_weekly` tells what one of them stands for."""

    bars: Sequence[Bar]
    is_weekly: bool
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def most(self) -> int:
        return max((bar.asked for bar in self.bars), default=0)


def chart(asked: Asked) -> Chart:
    """Return the bars of a period, days and weeks without a search among them; 1 question."""
    rows: Any
    if asked.period.is_recent:
        rows = asked.logs().order_by().values(day=TruncDate("asked_at", tzinfo=JAKARTA))
        rows = rows.annotate(all=Count("pk"), failed=Count("pk", filter=Q(total=0)))
        last = local_date(asked.now)
        days = [last - timedelta(days=back) for back in range(asked.period.days - 1, -1, -1)]
    else:
        rows = asked.counts().order_by().values(day=F("week"))
        rows = rows.annotate(all=Sum("asked"), failed=Sum("without_results"))
        last = monday_of(asked.now) - WEEK
        days = [last - back * WEEK for back in range(asked.period.days // WEEK.days - 1, -1, -1)]
    found = {row["day"]: (row["all"], row["failed"]) for row in rows}
    numbers = [(day, *found.get(day, (0, 0))) for day in days]
    return Chart(bars=_bars(numbers), is_weekly=not asked.period.is_recent)


def _bars(numbers: Sequence[tuple[date, int, int]]) -> list[Bar]:
    step = WIDTH / max(1, len(numbers))
    unit = HEIGHT / max(1, *(all_ for _day, all_, _none in numbers))
    return [
        Bar(
            day=day,
            asked=all_,
            without_results=none,
            x=_units((number + _GAP / 2) * step),
            width=_units(step * (1 - _GAP)),
            y=_units(HEIGHT - all_ * unit),
            height=_units(all_ * unit),
            failed_y=_units(HEIGHT - none * unit),
            failed_height=_units(none * unit),
        )
        for number, (day, all_, none) in enumerate(numbers)
    ]


def _units(value: float) -> str:
    """Return the number as SVG reads it, whatever language is active."""
    return f"{value:.2f}"
