"""A list by page and by month, from an untrusted query string, in a bounded number of queries."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from media_pipeline.renditions import attach_renditions
from opd.cards import Card

_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
PAGE_PARAMETER = "halaman"
MONTH_PARAMETER = "bulan"


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the archive, with how many items it holds."""

    first_day: date
    count: int
    url: str
    is_current: bool


def parse_month(text: str) -> date | None:
    """Return the first day of "2017-05"; None for anything that is no month."""
    match = _MONTH.fullmatch(text)
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), 1)
    except ValueError:
        return None


def month_bounds(first_day: date) -> tuple[datetime, datetime]:
    """Return the aware first moment of a month and of the next one, in the project's time zone."""
    following = date(first_day.year + first_day.month // 12, first_day.month % 12 + 1, 1)
    start, end = (
        datetime(day.year, day.month, 1, tzinfo=timezone.get_current_timezone()) for day in (first_day, following)
    )
    return start, end


class Listing:
    """Items of a section. `date_field` names what months are counted by."""

    def __init__(self, request: HttpRequest, items: "QuerySet[Any]", per_page: int, date_field: str = "date") -> None:
        self.request = request
        self.all_items = items
        self.per_page = per_page
        self.date_field = date_field

    @cached_property
    def month(self) -> date | None:
        """The month that is shown; None for all of them."""
        return self.asked_month

    @cached_property
    def asked_month(self) -> date | None:
        """The month that the address names, or None."""
        month = parse_month(self.request.GET.get(MONTH_PARAMETER, ""))
        # The last month that datetime knows has no following one.
        return month if month and 1 < month.year < 9999 else None

    @property
    def is_filtered(self) -> bool:
        return bool(self.request.GET)

    @cached_property
    def page(self) -> "PaginatorPage[Any]":
        items = self.all_items
        if self.month:
            start, end = month_bounds(self.month)
            items = items.filter(**{f"{self.date_field}__gte": start, f"{self.date_field}__lt": end})
        return Paginator(self.select(items), self.per_page).get_page(self.request.GET.get(PAGE_PARAMETER, "1")[:8])

    def select(self, items: "QuerySet[Any]") -> "QuerySet[Any]":
        """Read with the items what their cards show, and leave out what they do not."""
        return items.select_related("image").defer("body")

    def cards(self) -> list[Card]:
        items = list(self.page.object_list)
        attach_renditions([item.image for item in items if item.image])
        return [item.card(self.request) for item in items]

    @cached_property
    def months(self) -> list[Month]:
        """Return the archive, newest month first; one query."""
        counted = (
            self.all_items.order_by()
            .annotate(listing_month=TruncMonth(self.date_field))
            .values("listing_month")
            .annotate(count=Count("pk"))
            .order_by("-listing_month")
        )
        return [
            Month(
                first_day=timezone.localdate(row["listing_month"]),
                count=row["count"],
                url=self._url(timezone.localdate(row["listing_month"])),
                is_current=timezone.localdate(row["listing_month"]) == self.month,
            )
            for row in counted
        ]

    def _url(self, month: date) -> str:
        query = QueryDict(mutable=True)
        query[MONTH_PARAMETER] = f"{month:%Y-%m}"
        return f"{self.request.path}?{query.urlencode()}"
