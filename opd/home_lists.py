"""What a home page lists, for an OPD's own tree or for all OPDs."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from media_pipeline.renditions import attach_renditions
from opd.agenda.listing import upcoming
from opd.latest import latest
from opd.pages.announcement import AnnouncementPage
from opd.pages.gallery import GalleryPage
from opd.pages.news import NewsPage
from opd.pages.service import ServicePage
from opd.pages.testimonial import TestimonialPage

_LISTED = {
    "news": (NewsPage, 6),
    "services": (ServicePage, 6),
    "announcements": (AnnouncementPage, 4),
    "testimonials": (TestimonialPage, 3),
    "albums": (GalleryPage, 4),
}


def home_lists(request: HttpRequest, home: Any, within: str = "") -> dict[str, Any]:
    """Return cards by list name, the next events and the picture at the head.

    `within` is a tree path, "" takes every OPD's items.
    One query a list and one for all renditions, however many items there are.
    """
    found = {
        name: latest(model, request, locale_id=home.locale_id, within=within, limit=limit)
        for name, (model, limit) in _LISTED.items()
    }
    header = getattr(home, "header_image", None)
    attach_renditions(
        [*([header] if header else []), *(item.image for items in found.values() for item in items if item.image)]
    )
    lists: dict[str, Any] = {name: [item.card(request) for item in items] for name, items in found.items()}
    lists["header_image"] = header
    lists["events"] = upcoming(request, locale_id=home.locale_id, within=within)
    return lists


def lazy_home_lists(request: HttpRequest, home: Any, within: str = "") -> dict[str, Any]:
    """Return the same lists, read when the first of them is shown: a page whose fragment is cached asks nothing."""
    lists = SimpleLazyObject(lambda: home_lists(request, home, within))
    return {name: SimpleLazyObject(lambda name=name: lists[name]) for name in (*_LISTED, "events", "header_image")}
