"""Who looks at the log, and what they may see of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Collection, GroupPagePermission, Page

from cms.audit.stamp import collection_token, group_token, page_token
from cms.registries.places import Place, place_source
from cms.tenancy.scope import Scope, scope_of

_MAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True, slots=True)
class Viewer:
    """`tokens` None means everything; otherwise an entry is visible when its place holds one of them.

    `roles` are the ids of the roles whose names this person may read, None for all.
    """

    user: Any
    scope: Scope
    tokens: tuple[str, ...] | None
    roles: frozenset[int] | None
    places: Sequence[Place]
    sees_mail: bool

    @property
    def sees_all(self) -> bool:
        return self.tokens is None

    def veil(self, text: str) -> str:
        """Return the text without e-mail addresses, for those who have no business with them."""
        return text if self.sees_mail else _MAIL.sub(_("(alamat e-mail)"), text)


def viewer_of(user: Any) -> Viewer | None:
    """Return what a person sees of the log, None for nothing at all; 9 queries at most."""
    scope = scope_of(user)
    if scope.is_empty:
        return None
    places = place_source().places()
    if scope.everything:
        return Viewer(user=user, scope=scope, tokens=None, roles=None, places=places, sees_mail=True)
    pages = Page.objects.filter(path__in=scope.page_paths).values_list("pk", flat=True)
    collections = Collection.objects.filter(path__in=scope.collection_paths).values_list("pk", flat=True)
    roles = frozenset(scope.groups().values_list("pk", flat=True))
    tokens = [
        *map(page_token, pages),
        *map(collection_token, collections),
        *map(group_token, sorted(roles)),
    ]
    return Viewer(
        user=user,
        scope=scope,
        tokens=tuple(tokens),
        roles=roles,
        places=[place for place in places if _shares(place, scope)],
        sees_mail=_may_approve(user, scope),
    )


def tokens_of_place(place: Place) -> tuple[str, ...]:
    """Return the tokens that entries of a place hold, one of them at least."""
    return (
        *map(page_token, sorted(place.page_ids)),
        *map(collection_token, sorted(place.collection_ids)),
        *map(group_token, sorted(place.group_ids)),
    )


def _shares(place: Place, scope: Scope) -> bool:
    """A person works in a place with rights over all of it, or over a part."""
    return any(path.startswith(mine) or mine.startswith(path) for path in place.page_paths for mine in scope.page_paths)


def _may_approve(user: Any, scope: Scope) -> bool:
    rights = GroupPagePermission.objects.filter(group__user=user, permission__codename="publish_page")
    return scope.pages(rights, prefix="page__").exists()
