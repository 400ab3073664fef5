"""The agenda by date: what lists, blocks and feeds show comes from the occurrences' table."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from cms.visibility import visible
from opd.agenda.models import EventOccurrence
from opd.directory import directory_for
from opd.listing import PAGE_PARAMETER, Listing, month_bounds


@dataclass(frozen=True, slots=True)
class EventRow:
    """One date of one event, as lists show it."""

    title: str
    url: str
    start: datetime
    end: datetime
    original_start: datetime
    all_day: bool
    place: str
    status: str
    note: str
    agency_name: str
    agency_abbreviation: str
    is_demo: bool
    page: Any


def visible_occurrences(
    request: HttpRequest | None, *, locale_id: int, within: str = ""
) -> "QuerySet[EventOccurrence]":
    """Return occurrences of live public events below a tree path ("" is every OPD's), unordered."""
    occurrences = EventOccurrence.objects.filter(page__locale_id=locale_id)
    if within:
        occurrences = occurrences.filter(page__path__startswith=within)
    return visible(occurrences, request, prefix="page__").select_related("page").defer("page__body")


def rows(occurrences: Any, request: HttpRequest | None) -> list[EventRow]:
    """Turn occurrences (with their pages) into rows; no query beyond the directory's."""
    directory = directory_for(request)
    result = []
    for occurrence in occurrences:
        page = occurrence.page
        entry = directory.get(page.agency_id)
        name = entry.name_on(occurrence.start)
        result.append(
            EventRow(
                title=page.title,
                url=page.get_url(request) or "",
                start=occurrence.start,
                end=occurrence.end,
                original_start=occurrence.original_start,
                all_day=page.all_day,
                place=page.place,
                status=occurrence.status,
                note=occurrence.note,
                agency_name=name.name if name else entry.name,
                agency_abbreviation=(name.abbreviation if name else "") or entry.abbreviation,
                is_demo=page.is_demo,
                page=page,
            )
        )
    return result


def upcoming(request: HttpRequest | None, *, locale_id: int, within: str = "", limit: int = 5) -> list[EventRow]:
    """Return what is on now or next, soonest first; one query."""
    found = visible_occurrences(request, locale_id=locale_id, within=within).filter(end__gte=timezone.now())
    return rows(found.order_by("start", "pk")[:limit], request)


def next_occurrences(page: Any, limit: int = 12) -> list[EventOccurrence]:
    """Return the next dates of one repeating event."""
    return list(EventOccurrence.objects.filter(page=page, end__gte=timezone.now()).order_by("start")[:limit])


class OccurrenceListing(Listing):
    """What is still to come, or one month of the archive."""

    def __init__(self, request: HttpRequest, *, locale_id: int, within: str, per_page: int) -> None:
        super().__init__(
            request, visible_occurrences(request, locale_id=locale_id, within=within), per_page, date_field="start"
        )

    @cached_property
    def page(self) -> "PaginatorPage[Any]":
        occurrences = self.all_items
        if self.month:
            start, end = month_bounds(self.month)
            occurrences = occurrences.filter(start__gte=start, start__lt=end)
        else:
            occurrences = occurrences.filter(end__gte=timezone.now())
        return Paginator(occurrences.order_by("start", "pk"), self.per_page).get_page(
            self.request.GET.get(PAGE_PARAMETER, "1")[:8]
        )

    def cards(self) -> list[EventRow]:  # type: ignore[override]
        return rows(self.page.object_list, self.request)
