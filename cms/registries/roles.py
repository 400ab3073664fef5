"""Which roles people can have, and where: the apps that own the places register them; cms knows no agency.

What only who runs the whole house may do, each room says itself; the app that makes that role's group asks here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured


@dataclass(frozen=True, slots=True)
class Role:
    """One group under the name that people know it by."""

    group_id: int
    name: str


@dataclass(frozen=True, slots=True)
class RolePlace:
    """A place with its roles.

    `handed_out`: whoever runs accounts (`cms.change_user`) and has the place in their scope may give and take these
    roles without holding each right in them; where it is False, only who holds all the rights themselves may.
    """

    name: str
    short_name: str
    roles: tuple[Role, ...]
    handed_out: bool = True


RoleProvider = Callable[[], Iterable[RolePlace]]
_providers: dict[str, RoleProvider] = {}
_central: dict[str, tuple[str, ...]] = {}


def register_roles(name: str, provider: RoleProvider) -> None:
    """Have `provider` asked for places; called from an app's `ready()`.

    Raises:
        ImproperlyConfigured: the name is taken.
    """
    if _providers.get(name, provider) is not provider:
        raise ImproperlyConfigured(f"A role provider named {name!r} is registered already.")
    _providers[name] = provider


def role_places() -> Sequence[RolePlace]:
    """Return every registered place, in the order in which people look for them; some queries a provider."""
    return [place for provider in _providers.values() for place in provider()]


def register_central_permissions(app_label: str, codenames: Iterable[str]) -> None:
    """Have whoever runs the whole house hold these model permissions of an app; called from its `ready()`.

    Raises:
        ImproperlyConfigured: the app named others before.
    """
    wanted = tuple(codenames)
    if _central.setdefault(app_label, wanted) != wanted:
        raise ImproperlyConfigured(f"Central permissions of {app_label!r} are registered already.")


def central_permissions() -> Mapping[str, Sequence[str]]:
    """Return the registered codenames by app label."""
    return dict(_central)
