"""What the admin's home screen shows beside the workflow: apps register what falls due, and what people start most."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

# Of each list; the rest is a number.
SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One thing to see to: `note` says when or why, in a person's words."""

    title: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueList:
    """Things of one kind; `advice` says what to do about them, `more` how many are not among `items`."""

    key: str
    heading: str
    advice: str
    items: Sequence[DueItem]
    more: int = 0
    icon: str = "calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickAction:
    """Something to start; the lowest `order` stands first."""

    label: str
    url: str
    icon: str = "plus"
    note: str = ""
    order: int = 100


DueProvider = Callable[[Any], DueList | None]
ActionProvider = Callable[[Any], Sequence[QuickAction]]
WaitProvider = Callable[[Any], bool]
_due: dict[str, DueProvider] = {}
_waits: dict[str, WaitProvider] = {}
_actions: dict[str, ActionProvider] = {}


def register_due(name: str, provider: DueProvider) -> None:
    """Have `provider(user)` asked at each visit of the home screen; called from an app's `ready()`.

    It asks the database a bounded number of times and returns None, or an empty list, where nothing is due.

    Raises:
        ImproperlyConfigured: the name is taken.
    """
    if _due.get(name, provider) is not provider:
        raise ImproperlyConfigured(f"Something that falls due named {name!r} is registered already.")
    _due[name] = provider


def register_quick_actions(name: str, provider: ActionProvider) -> None:
    """Have `provider(user)` offer what this person may start from the home screen.

    Raises:
        ImproperlyConfigured: the name is taken.
    """
    if _actions.get(name, provider) is not provider:
        raise ImproperlyConfigured(f"Quick actions named {name!r} are registered already.")
    _actions[name] = provider


def register_wait(name: str, provider: WaitProvider) -> None:
    """Have `provider(user)` say whether something waits in a panel of its own; "all done" is not said then.

    Asked only where the desk itself is empty.

    Raises:
        ImproperlyConfigured: the name is taken.
    """
    if _waits.get(name, provider) is not provider:
        raise ImproperlyConfigured(f"Something that waits named {name!r} is registered already.")
    _waits[name] = provider


def waits_elsewhere(user: Any) -> bool:
    return any(provider(user) for provider in _waits.values())


def due_for(user: Any) -> list[DueList]:
    """Return the lists that are not empty, in the order of registration."""
    return [found for provider in _due.values() if (found := provider(user)) and found.items]


def quick_actions_for(user: Any) -> list[QuickAction]:
    return sorted(
        (action for provider in _actions.values() for action in provider(user)), key=lambda action: action.order
    )


def due_list(found: Sequence[DueItem], **values: Any) -> DueList:
    """Return a list that shows the first of `found` and counts the rest."""
    return DueList(items=found[:SHOWN], more=max(0, len(found) - SHOWN), **values)
