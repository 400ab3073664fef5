"""The places that share this house, by name: cms knows trees and collections, an upper app knows whose they are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One owner of pages, media and roles. `page_ids` and `page_paths` are those of its home page in every language.

    Ids never change; a tree path does when its siblings are put in another order, so paths are for this moment only.
    `is_main` marks the place whose site is everybody's entrance.
    """

    key: str
    name: str
    short_name: str
    page_ids: frozenset[int]
    page_paths: tuple[str, ...]
    collection_ids: frozenset[int] = frozenset()
    group_ids: frozenset[int] = frozenset()
    is_main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceSource:
    """What the app that knows the places offers.

    `noun` is what people call one ("OPD"), `places` reads all of them in display order, `anchor` returns the page
    that tells whose an object of that app is (a row of its registry, for instance), or None.
    """

    noun: Any
    places: Callable[[], Sequence[Place]]
    anchor: Callable[[Any], Page | None]


_source: PlaceSource | None = None


def register_places(source: PlaceSource) -> None:
    """Set the one source of places; called from the `ready()` of the app that knows them."""
    global _source
    if _source is not None and _source != source:
        raise ImproperlyConfigured("A source of places is registered already.")
    _source = source


def place_source() -> PlaceSource:
    """Return the registered source; raises ImproperlyConfigured where there is none."""
    if _source is None:
        raise ImproperlyConfigured("No app registered its places (cms.registries.places).")
    return _source
