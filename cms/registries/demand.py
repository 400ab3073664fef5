"""What citizens look for most: the room that counts it proposes pages, people choose."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Proposal:
    """A page that many look for; `reason` says so in words ("dicari 120 kali dalam 30 hari")."""

    page_id: int
    reason: str


# Given how many are wanted at most; the most wanted first. Pages may be of any type and state.
DemandProvider = Callable[[int], Sequence[Proposal]]

_providers: dict[str, DemandProvider] = {}


def register_demand(name: str, provider: DemandProvider) -> None:
    """Have `provider` asked where somebody chooses what to show first; called from an app's `ready()`.

    Raises:
        ImproperlyConfigured: the name is taken.
    """
    if _providers.get(name, provider) is not provider:
        raise ImproperlyConfigured(f"A provider of demand named {name!r} is registered already.")
    _providers[name] = provider


def proposals(limit: int) -> list[Proposal]:
    """Return what all providers propose, each page once, at most `limit`; empty where nobody counts."""
    found: dict[int, Proposal] = {}
    for provider in _providers.values():
        for proposal in provider(limit):
            found.setdefault(proposal.page_id, proposal)
    return list(found.values())[:limit]
