"""What the portal's home page lists from all OPDs, in a bounded number of queries."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from operator import getitem
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from home.ceremonies import tells_of_a_ceremony
from home.first_services import first_services
from home.who_handles.reading import topics_with_services
from media_pipeline.renditions import attach_renditions
from opd.agenda.listing import EventRow, upcoming
from opd.directory import directory_for
from opd.latest import latest
from opd.models.agency import AgencyKind
from opd.pages.announcement import AnnouncementPage
from opd.pages.gallery import GalleryPage
from opd.pages.news import NewsPage
from opd.pages.testimonial import TestimonialPage

NEWS, ANNOUNCEMENTS, TESTIMONIALS, ALBUMS = 6, 3, 3, 4
# Among so many of the newest, ceremonies give way.
_NEWS_LOOKED_AT = 3 * NEWS
# As many dates as one list shows; with fewer than FEW this week the next ones follow.
EVENTS, FEW = 4, 3


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is on until Sunday, and what comes after it while the week is nearly empty."""

    first_day: date
    last_day: date
    this_week: list[EventRow]
    later: list[EventRow]

    @property
    def is_empty(self) -> bool:
        return not (self.this_week or self.later)


@dataclass(frozen=True, slots=True)
class KindCount:
    """One kind of agency, with how many of it have a site."""

    code: str
    label: str
    count: int


def agenda_of_week(events: list[EventRow], today: date) -> Agenda:
    """Split what is on now or next (soonest first) at the end of the week of `today`, Monday to Sunday in WIB."""
    monday = today - timedelta(days=today.weekday())
    next_monday = datetime.combine(monday + timedelta(days=7), time(), timezone.get_current_timezone())
    this_week = [event for event in events if event.start < next_monday][:EVENTS]
    later = [event for event in events if event.start >= next_monday]
    room = EVENTS - len(this_week) if len(this_week) < FEW else 0
    return Agenda(monday, monday + timedelta(days=6), this_week, later[:room])


def kinds_of_agencies(request: HttpRequest) -> list[KindCount]:
    """Return the kinds that have a site, in the order of the kinds; asks nothing beyond the directory."""
    shown = [entry.kind for entry in directory_for(request) if entry.has_site and not entry.is_portal]
    counts = ((kind, shown.count(kind.value)) for kind in AgencyKind)
    return [KindCount(kind.value, str(kind.label), count) for kind, count in counts if count]


def front(request: HttpRequest, home: Any) -> dict[str, Any]:
    """Return everything the home page lists, by the names its template knows; 9 or 10 queries."""
    locale_id = home.locale_id
    news = _news(request, locale_id)
    # A cover is what a strip of pictures is made of.
    albums = latest(GalleryPage, request, locale_id=locale_id, limit=ALBUMS, where=Q(image__isnull=False))
    attach_renditions([item.image for item in (*news, *albums) if item.image])
    today = timezone.localdate()
    still_open = Q(closing_date=None) | Q(closing_date__gte=today)
    announcements = latest(AnnouncementPage, request, locale_id=locale_id, limit=ANNOUNCEMENTS, where=still_open)
    testimonials = latest(TestimonialPage, request, locale_id=locale_id, limit=TESTIMONIALS)
    lists = {"news": news, "albums": albums, "announcements": announcements, "testimonials": testimonials}
    return {
        **{name: [item.card(request) for item in items] for name, items in lists.items()},
        "first_services": first_services(request, home),
        "agenda": agenda_of_week(upcoming(request, locale_id=locale_id, limit=2 * EVENTS), today),
        "topics": topics_with_services(request, locale_id),
        "kinds": kinds_of_agencies(request),
    }


def _news(request: HttpRequest, locale_id: int) -> list[Any]:
    """Return the newest news that says what it does for citizens.

    What tells of a ceremony stands behind it, and what states no benefit (it came from an old site) comes last.
    """
    stated = ~Q(benefit="")
    found = latest(NewsPage, request, locale_id=locale_id, limit=_NEWS_LOOKED_AT, where=stated)
    found = sorted(found, key=lambda news: tells_of_a_ceremony(news.title, news.summary))[:NEWS]
    if len(found) < NEWS:
        found += latest(NewsPage, request, locale_id=locale_id, limit=NEWS - len(found), where=~stated)
    return found


_NAMES = ("news", "albums", "announcements", "testimonials", "first_services", "agenda", "topics", "kinds")


def lazy_front(request: HttpRequest, home: Any) -> dict[str, Any]:
    """Return the same, read when the first of them is shown: a page whose fragment is cached asks nothing."""
    lists = SimpleLazyObject(lambda: front(request, home))
    return {name: SimpleLazyObject(partial(getitem, lists, name)) for name in _NAMES}
