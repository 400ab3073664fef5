"""Who may read what was searched: Diskominfo on every site, an Editor on those where they approve."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.models import GroupPagePermission, Page
from wagtail.permissions import policy_registry

from cms.registries.places import Place, place_source
from cms.tenancy.scope import scope_of

# How the counts name the site that is everybody's entrance.
MAIN = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """`places` are those whose searches this person may read; `sees_all` also sees them together."""

    sees_all: bool
    places: Sequence[Place]

    def codes(self, key: str = "") -> Collection[str] | None:
        """Return the agency codes of one place, or of all that this person reads; None for no limit at all."""
        if self.sees_all and not key:
            return None
        return {code_of(place) for place in self.places if key in ("", place.key)}


def code_of(place: Place) -> str:
    """Return by what code the searches on a place's site are counted."""
    return MAIN if place.is_main else place.key


def may_read(user: Any) -> bool:
    """Whether there is anything for this person to read; asks nothing beyond what every screen of the admin asks."""
    return bool(policy_registry.get_by_type(Page).user_has_permission(user, "publish"))


def reader_of(user: Any) -> Reader:
    """Return what a person may read, perhaps of no place; 6 queries at most."""
    scope, places = scope_of(user), place_source().places()
    if scope.everything:
        return Reader(sees_all=True, places=places)
    rights = GroupPagePermission.objects.filter(group__user=user, permission__codename="publish_page")
    paths = tuple(set(rights.order_by().values_list("page__path", flat=True)))
    own = [place for place in places if any(path.startswith(paths) for path in place.page_paths)]
    return Reader(sees_all=False, places=own)
