"""What a search finds, as ids of pages: for tests about what gets into the index rather than about ranking."""

from datetime import datetime

from django.utils import timezone

from search.engines.base import Filters
from search.models import SearchEntry
from search.query import parse
from search.searching import Found, search


def answer(text: str, locale: str = "id", now: datetime | None = None) -> Found:
    """Return the first page of results, without any reader's check."""
    return search(parse(text), Filters(locale=locale, now=now or timezone.now()), size=50)


def found(text: str, locale: str = "id", now: datetime | None = None) -> list[int]:
    """Return the source ids of the hits, best first."""
    hits = answer(text, locale, now)
    entries = SearchEntry.objects.in_bulk(list(hits.ids))
    return [entries[entry_id].source_id for entry_id in hits.ids]
