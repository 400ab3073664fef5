"""Places on home pages, and where a search found nothing, for rooms that stand above them; empty while nobody shows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

PORTAL_HOME = "portal"
OPD_HOME = "opd"
# A search that found nothing has no page of the tree: providers get None for it, and the words in the request.
NO_RESULTS = "tanpa-hasil"
SLOTS = (PORTAL_HOME, OPD_HOME, NO_RESULTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """What stands in a slot. `template` is rendered with `teaser` (this) and `page`, and with nothing else.

    It stands in a fragment that is kept for a minute and forgotten with the content's version.
    """

    title: str
    text: str = ""
    url: str = ""
    label: str = ""
    template: str = "cms/components/teaser.html"
    data: Mapping[str, Any] = field(default_factory=dict)


# Given the request and the home page; None where there is nothing to show. May ask the database once or twice.
TeaserProvider = Callable[[HttpRequest, Any], Teaser | None]

_providers: dict[str, tuple[frozenset[str], int, TeaserProvider]] = {}


def register_teaser(name: str, provider: TeaserProvider, *, slots: Iterable[str], order: int = 100) -> None:
    """Have `provider` asked for each home page of these slots, lower `order` first; called from an app's `ready()`.

    Raises:
        ImproperlyConfigured: the name is taken, or a slot is unknown.
    """
    wanted = frozenset(slots)
    if unknown := wanted - set(SLOTS):
        raise ImproperlyConfigured(f"Unknown slots of teaser {name!r}: {', '.join(sorted(unknown))}.")
    if _providers.get(name, (wanted, order, provider)) != (wanted, order, provider):
        raise ImproperlyConfigured(f"A teaser named {name!r} is registered already.")
    _providers[name] = (wanted, order, provider)


def teasers(slot: str, request: HttpRequest, home: Any) -> list[Teaser]:
    """Return what the registered rooms show in a slot of this home page, in order."""
    asked = sorted((order, name, provider) for name, (slots, order, provider) in _providers.items() if slot in slots)
    found = (provider(request, home) for _order, _name, provider in asked)
    return [teaser for teaser in found if teaser is not None]


def lazy_teasers(slot: str, request: HttpRequest, home: Any) -> Any:
    """Return the same, asked for when a template first shows it: a page whose fragment is cached asks nobody."""
    return SimpleLazyObject(lambda: teasers(slot, request, home))
