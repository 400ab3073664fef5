"""Builds the frame around every page from the host, the page's place in the tree and the agency directory."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from cms.registries.chrome import Alternate, Chrome, FeedLink, Link
from cms.tenancy.hosts import root_address
from cms.visibility import restricted_paths
from opd.alerts.showing import shown
from opd.contacts import contact_of
from opd.directory import AgencyDirectory, AgencyEntry, directory_for
from opd.identity import identity_for

_STEP = Page.steplen


def build_chrome(request: HttpRequest, page: Any = None) -> Chrome:
    """Return the frame of `page` (or of a page outside the tree); three queries beside the directory's two."""
    answer = request.host_answer  # type: ignore[attr-defined]
    directory = directory_for(request)
    entry = directory.get(answer.owner.pk)
    frame = _read_frame(request, answer.site, page)
    portal = directory.portal
    identity = identity_for(request, entry.kind, page)
    return Chrome(
        name=entry.name,
        abbreviation=entry.abbreviation,
        home_url=frame.home.get_url(request) or "/",
        home_path=frame.home.path,
        version=f"{answer.content_version}-{answer.routing_version}-{answer.label}",
        is_portal=entry.is_portal,
        portal_url=root_address("") + "/",
        portal_name=portal.name if portal else "",
        palette=identity.palette,
        search_url=reverse("search"),
        search_scope="" if entry.is_portal else entry.code,
        suggestions_url=reverse("search_suggestions"),
        search_description_url=reverse("search_description"),
        sections=[
            Link(
                section.title,
                section.get_url(request) or "",
                is_current=page is not None and page.path.startswith(section.path),
            )
            for section in frame.sections
        ],
        breadcrumbs=_breadcrumbs(request, frame, page),
        contact=contact_of(request, frame.home),
        alternates=_alternates(request, frame, page),
        feeds=_feeds(entry.name),
        logo=identity.logo,
        sites=SimpleLazyObject(lambda: _sites(directory, entry)),
        alerts=shown(answer.alerts, directory, request),
        alerts_url=root_address("") + reverse("alerts"),
    )


@dataclass(frozen=True, slots=True)
class _Frame:
    """The pages around a page: its site's home, what stands above it, the menu, and its translations."""

    home: Any
    above: list[Page]
    sections: list[Page]
    translations: list[Page]


def _read_frame(request: HttpRequest, site: Site, page: Any) -> _Frame:
    """Read all pages around a page with one query."""
    root = site.root_page
    home = _localized(root) if page is None else None
    home_path = home.path if home is not None else page.path[: len(root.path)]
    wanted = Q(path=home_path) | Q(path__startswith=home_path, depth=root.depth + 1, show_in_menus=True)
    if page is not None:
        above = [page.path[:end] for end in range(len(home_path), len(page.path), _STEP)]
        wanted |= Q(path__in=above) | Q(translation_key=page.translation_key)
    found = list(Page.objects.filter(wanted).select_related("locale").order_by("path"))
    shown = [each for each in found if each.live and not _is_hidden(request, each)]
    return _Frame(
        home=next((each for each in found if each.path == home_path), page),
        above=[
            each for each in found if page is not None and page.path.startswith(each.path) and each.path != page.path
        ],
        sections=[each for each in shown if each.depth == root.depth + 1 and each.path.startswith(home_path)],
        translations=[each for each in shown if page is not None and each.translation_key == page.translation_key],
    )


def _localized(root: Page) -> Page:
    """Return the site's home page in the active language; Wagtail asks for the locale even where it is the root's."""
    return root if root.locale.language_code == get_language() else root.localized


def _is_hidden(request: HttpRequest, page: Page) -> bool:
    return any(page.path.startswith(path) for path in restricted_paths(request))


def _breadcrumbs(request: HttpRequest, frame: _Frame, page: Any) -> list[Link]:
    if page is None or page.path == frame.home.path:
        return []
    crumbs = [Link(_("Beranda"), frame.home.get_url(request) or "/")]
    crumbs += [
        Link(each.title, each.get_url(request) or "") for each in frame.above if len(each.path) > len(frame.home.path)
    ]
    return [*crumbs, Link(page.title, page.get_url(request) or "", is_current=True)]


def _alternates(request: HttpRequest, frame: _Frame, page: Any) -> list[Alternate]:
    """Return the page's live translations, itself included; empty when there is only one language."""
    names = dict(settings.LANGUAGES)
    found = [
        Alternate(
            language_code=each.locale.language_code,
            language_name=str(names.get(each.locale.language_code, each.locale.language_code)),
            url=each.get_full_url(request) or "",
            is_current=each.path == page.path,
        )
        for each in frame.translations
    ]
    return found if len(found) > 1 else []


def _sites(directory: AgencyDirectory, current: AgencyEntry) -> list[tuple[str, list[Link]]]:
    return [
        (kind, [Link(entry.name, entry.url, is_current=entry.id == current.id) for entry in entries])
        for kind, entries in directory.by_kind()
    ]


def _feeds(name: str) -> list[FeedLink]:
    return [
        FeedLink(_("Berita %(name)s (RSS)") % {"name": name}, reverse("feed_news_rss"), "application/rss+xml"),
        FeedLink(_("Berita %(name)s (Atom)") % {"name": name}, reverse("feed_news_atom"), "application/atom+xml"),
        FeedLink(_("Agenda %(name)s (iCal)") % {"name": name}, reverse("feed_agenda"), "text/calendar"),
    ]
