"""Builds the frame around every page from the host, the page's place in the tree and the agency directory."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.registries.chrome import Alternate, Chrome, FeedLink, Link
from cms.tenancy.hosts import root_address
from cms.visibility import visible
from opd.contacts import contact_of
from opd.directory import directory_for
from opd.palettes import palette_for

_STEP = Page.steplen


def build_chrome(request: HttpRequest, page: Any = None) -> Chrome:
    """Return the frame of `page` (or of a page outside the tree); five queries beside the directory's two."""
    answer = request.host_answer  # type: ignore[attr-defined]
    directory = directory_for(request)
    entry = directory.get(answer.owner.pk)
    ancestors = _ancestors(page) if page is not None else []
    home = _home(answer.site, page, ancestors)
    sections = visible(
        Page.objects.filter(path__startswith=home.path, depth=home.depth + 1, show_in_menus=True), request
    ).order_by("path")
    current_path = page.path if page is not None else ""
    portal = directory.portal
    return Chrome(
        name=entry.name,
        abbreviation=entry.abbreviation,
        home_url=home.get_url(request) or "/",
        home_path=home.path,
        is_portal=entry.is_portal,
        portal_url=root_address("") + "/",
        portal_name=portal.name if portal else "",
        palette=palette_for(entry.kind),
        search_url=reverse("search"),
        search_scope="" if entry.is_portal else entry.code,
        sections=[
            Link(section.title, section.get_url(request) or "", is_current=current_path.startswith(section.path))
            for section in sections
        ],
        breadcrumbs=_breadcrumbs(request, home, ancestors, page),
        contact=contact_of(request, home),
        alternates=_alternates(request, page),
        feeds=_feeds(entry.name),
    )


def _ancestors(page: Any) -> list[Page]:
    """Return home and sections above the page, one query; the root and the OPD folder are nobody's business."""
    paths = [page.path[: _STEP * depth] for depth in range(2, page.depth)]
    return list(Page.objects.filter(path__in=paths).order_by("depth")) if paths else []


def _home(site: Site, page: Any, ancestors: list[Page]) -> Any:
    key = site.root_page.translation_key
    for candidate in [*ancestors, page]:
        if candidate is not None and candidate.translation_key == key:
            return candidate
    return site.root_page.localized


def _breadcrumbs(request: HttpRequest, home: Any, ancestors: list[Page], page: Any) -> list[Link]:
    if page is None or page.path == home.path:
        return []
    inside = [ancestor for ancestor in ancestors if ancestor.depth > home.depth]
    crumbs = [Link(_("Beranda"), home.get_url(request) or "/")]
    crumbs += [Link(ancestor.title, ancestor.get_url(request) or "") for ancestor in inside]
    return [*crumbs, Link(page.title, page.get_url(request) or "", is_current=True)]


def _alternates(request: HttpRequest, page: Any) -> list[Alternate]:
    """Return the page's live translations, itself included; empty when there is only one language."""
    if page is None:
        return []
    names = dict(settings.LANGUAGES)
    siblings = visible(
        Page.objects.filter(translation_key=page.translation_key).select_related("locale"), request
    ).order_by("locale_id")
    found = [
        Alternate(
            language_code=sibling.locale.language_code,
            language_name=str(names.get(sibling.locale.language_code, sibling.locale.language_code)),
            url=sibling.get_full_url(request) or "",
            is_current=sibling.locale.language_code == get_language(),
        )
        for sibling in siblings
    ]
    return found if len(found) > 1 else []


def _feeds(name: str) -> list[FeedLink]:
    return [
        FeedLink(_("Berita %(name)s (RSS)") % {"name": name}, reverse("feed_news_rss"), "application/rss+xml"),
        FeedLink(_("Berita %(name)s (Atom)") % {"name": name}, reverse("feed_news_atom"), "application/atom+xml"),
        FeedLink(_("Agenda %(name)s (iCal)") % {"name": name}, reverse("feed_agenda"), "text/calendar"),
    ]
