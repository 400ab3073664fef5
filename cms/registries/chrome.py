"""What stands around every page (header, menu, footer, breadcrumbs); built by the app that knows whose site it is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
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
