"""Whether an OPD has the very file already that somebody uploads again: known by the hash of the bytes as they came."""

from types import ModuleType
from typing import Any

from django.db.models import QuerySet
from wagtail.permissions import policy_registry

from cms.tenancy.scope import scope_of


def twins_of(item: Any, user: Any) -> "QuerySet[Any]":
    """Return the files of the same OPD that were uploaded with the same bytes, oldest first; at most 4 queries.

    What is archived, withdrawn or infected, and what the person may not choose, is none of it. Who works with every
    OPD is told of the collection at hand only: what another OPD has is no duplicate.
    """
    policy = policy_registry.get_by_type(type(item))
    found: QuerySet[Any] = policy.instances_user_has_any_permission_for(user, ["change", "choose"])
    if not item.upload_hash:
        return found.none()
    if scope_of(user).everything:
        found = found.filter(collection=item.collection_id)
    found = found.filter(upload_hash=item.upload_hash, withdrawn_at=None).exclude(scan=item.Scan.INFECTED)
    return found.exclude(pk=item.pk).order_by("pk")


def twin_of(item: Any, user: Any) -> Any | None:
    """Return the oldest of them, or None."""
    return twins_of(item, user).first()


def stand_in_for_wagtail_s(*modules: ModuleType) -> None:
    """Have Wagtail's views of pictures ask the house: theirs compare what is stored, and no setting says otherwise."""

    def find_image_duplicates(image: Any, user: Any, permission_policy: Any) -> "QuerySet[Any]":
        return twins_of(image, user)

    for module in modules:
        vars(module)["find_image_duplicates"] = find_image_duplicates
