"""Who handles a matter, told to the search's page without results by the room that keeps the directory."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class Handler:
    """An agency that handles the matter; `url` is "" where it has no site."""

    name: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handling:
    """The directory's page called `title`, asked about the matter at `url`, and the agencies that it names, best first.

    `is_near`: no agency fits all the words, these fit most of them.
    """

    title: str
    url: str
    agencies: Sequence[Handler] = ()
    is_near: bool = False


# Given the request and the words as they were typed; None where no directory is on line. A bounded number of queries.
HandlingProvider = Callable[[HttpRequest, str], Handling | None]

_provider: HandlingProvider | None = None


def register_handling(provider: HandlingProvider) -> None:
    """Set the one directory; called from an upper app's `ready()`.

    Raises:
        ImproperlyConfigured: another one is set.
    """
    global _provider
    if _provider is not None and _provider is not provider:
        raise ImproperlyConfigured("A directory of who handles what is registered already.")
    _provider = provider


def handling_of(request: HttpRequest, text: str) -> Handling | None:
    """Return who handles what the words name; None where no room keeps a directory."""
    return _provider(request, text) if _provider is not None and text else None
