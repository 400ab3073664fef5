"""Conditions beyond the form that a page must meet before it is submitted or goes on line.

Upper apps register gates (for instance "the sources of an imported article were checked"); the edit form shows
them, and publishing asks them again below the views.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms.publishing.refusal import PublicationRefused


class GateClosed(PublicationRefused):
    """A page was about to go on line although a gate names something that is still to be done."""


class Gate(Protocol):
    name: str

    def blockers(self, page: Any, data: Mapping[str, Any] | None = None) -> list[str]:
        """Return what is still to be done, in Indonesian; `data` is the POST of a form that is being submitted."""

    def render_panel(self, page: Any, request: HttpRequest) -> SafeString:
        """Return what the edit form shows, empty when the gate has nothing to say about this page."""

    def save(self, page: Any, data: Mapping[str, Any], user: Any) -> None:
        """Keep what the edit form's POST says about this gate."""


_gates: dict[str, Gate] = {}


def register_gate(gate: Gate) -> None:
    """Add a gate; called from an upper app's `ready()`."""
    if gate.name in _gates:
        raise ImproperlyConfigured(f"Gate {gate.name!r} is registered twice.")
    _gates[gate.name] = gate


def gates() -> list[Gate]:
    return list(_gates.values())


def blockers(page: Any, data: Mapping[str, Any] | None = None) -> list[str]:
    """Return everything that is still to be done before the page may be submitted or go on line."""
    return [message for gate in _gates.values() for message in gate.blockers(page, data)]


def require_open(page: Any) -> None:
    """Raise GateClosed with all messages when any gate is closed for the page."""
    messages = blockers(page)
    if messages:
        raise GateClosed(" ".join(messages))
