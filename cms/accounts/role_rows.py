"""The roles of one account as rows of check boxes: one row a place, the ones the account has first."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext as _

from cms.registries.roles import RolePlace, role_places


@dataclass(frozen=True, slots=True)
class RoleBox:
    group_id: int
    name: str
    checked: bool
    # Shown, but not the granter's to give or take.
    fixed: bool


@dataclass(frozen=True, slots=True)
class RoleRow:
    place: str
    boxes: tuple[RoleBox, ...]

    @property
    def is_held(self) -> bool:
        return any(box.checked for box in self.boxes)


def rows(*, held: set[int], checked: set[int], grantable: set[int]) -> list[RoleRow]:
    """Return what a form shows: `held` are the account's roles now, `checked` what the form says.

    A place appears when something in it may be given or is held; groups that no place registered stand in the last row.
    """
    places = list(role_places())
    registered = {role.group_id for place in places for role in place.roles}
    others = Group.objects.filter(pk__in=(grantable | held) - registered).order_by("name")
    found = [_row(place.name, _pairs(place), held, checked, grantable) for place in places]
    found.append(_row(_("Peran lain"), [(group.pk, group.name) for group in others], held, checked, grantable))
    shown = [row for row in found if row.boxes]
    return sorted(shown, key=lambda row: not any(box.group_id in held | checked for box in row.boxes))


def _pairs(place: RolePlace) -> list[tuple[int, str]]:
    return [(role.group_id, role.name) for role in place.roles]


def _row(
    place: str, pairs: Iterable[tuple[int, str]], held: set[int], checked: set[int], grantable: set[int]
) -> RoleRow:
    boxes = tuple(
        RoleBox(pk, name, checked=pk in checked or (pk in held and pk not in grantable), fixed=pk not in grantable)
        for pk, name in pairs
        if pk in grantable or pk in held
    )
    return RoleRow(place, boxes)


def ids_in(values: Iterable[Any]) -> set[int]:
    """Return group ids from groups, numbers or what a browser posted; what is no number is left out."""
    return {int(getattr(value, "pk", value)) for value in values if str(getattr(value, "pk", value)).isdigit()}
