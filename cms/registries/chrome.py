"""What stands around every page (header, menu, footer, breadcrumbs); built by the app that knows whose site it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest


@dataclass(frozen=True, slots=True)
class Link:
    title: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language."""

    language_code: str
    language_name: str
    url: str
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class FeedLink:
    title: str
    url: str
    type: str


@dataclass(frozen=True, slots=True)
class Alert:
    """What is told on every page of every site just now; the texts are Indonesian in every language.

    `level` names the style of its step on the scale, `word` is what people call it; `url` is its own page.
    """

    level: str
    word: str
    title: str
    text: str
    area: str
    until: datetime
    issuer: str
    url: str
    further: Link | None = None
    is_demo: bool = False


@dataclass(slots=True)
class Chrome:
    """Everything the base template shows around the content; no template asks the database."""

    name: str
    abbreviation: str
    home_url: str
    is_portal: bool
    portal_url: str
    portal_name: str
    palette: str
    search_url: str
    search_scope: str
    # Where a search box gets its suggestions, and where browsers read how to search this site.
    suggestions_url: str
    search_description_url: str
    home_path: str
    # Part of every fragment's key: content, addresses and active language.
    version: str
    sections: list[Link] = field(default_factory=list)
    breadcrumbs: list[Link] = field(default_factory=list)
    contact: Any = None
    alternates: list[Alternate] = field(default_factory=list)
    feeds: list[FeedLink] = field(default_factory=list)
    # A cms.pictures.Picture, or None: then a wordmark stands for it.
    logo: Any = None
    # Every site of the house by kind, as (kind label, links); worked out when it is first read.
    sites: Iterable[tuple[str, list[Link]]] = ()
    # The most urgent first. Stands outside every fragment: it holds at this moment only.
    alerts: list[Alert] = field(default_factory=list)
    # Where what was told in the past is kept.
    alerts_url: str = ""


ChromeBuilder = Callable[[HttpRequest, Any], Chrome]
_builder: ChromeBuilder | None = None


def register_chrome_builder(builder: ChromeBuilder) -> None:
    """Set the one builder; called from an upper app's `ready()`."""
    global _builder
    if _builder is not None and _builder is not builder:
        raise ImproperlyConfigured("A chrome builder is registered already.")
    _builder = builder


def get_chrome(request: HttpRequest, page: Any = None) -> Chrome:
    """Return what stands around `page`, or around a page of the host that is not in the tree (search)."""
    if _builder is None:
        raise ImproperlyConfigured("No app registered a chrome builder (cms.registries.chrome).")
    return _builder(request, page)
