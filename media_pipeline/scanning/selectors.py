"""Which files are held back by the virus scanner, as a person may know it."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet

from cms.tenancy.scope import scope_of
from media_pipeline.models.kept import KeptFile
from media_pipeline.scanning.services import KINDS
from media_pipeline.scanning.states import TOO_LARGE

_HELD = Q(scan=KeptFile.Scan.INFECTED) | Q(scan=KeptFile.Scan.UNSCANNED, scan_note=TOO_LARGE)
_SHOWN = 100


def held_for(user: Any, most: int = _SHOWN) -> list[Any]:
    """Return the files of the person's own collections that are held, the newest first; a query for each kind."""
    found = [item for each in _held(user) for item in each.select_related("collection").order_by("-pk")[:most]]
    return sorted(found, key=lambda item: item.created_at, reverse=True)[:most]


def _held(user: Any) -> Iterator["QuerySet[Any]"]:
    scope = scope_of(user)
    for model in KINDS.values():
        yield scope.media(model._base_manager.filter(_HELD))


def caretakers() -> "QuerySet[Any]":
    """Return who runs the whole house: Diskominfo."""
    users: QuerySet[Any] = get_user_model()._default_manager.filter(
        is_active=True, groups__page_permissions__page__depth=1
    )
    return users.distinct()
