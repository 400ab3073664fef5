"""The very file that an OPD has already, uploaded again: known by the hash of the bytes as they came."""

from types import ModuleType
from typing import Any

from django.db.models import QuerySet
from wagtail.permissions import policy_registry

from cms.tenancy.scope import scope_of
from media_pipeline.models import Image


def twin_of(item: Any, user: Any) -> Any | None:
    """Return the oldest file of the same OPD that was uploaded with the same bytes, or None; at most 4 queries.

    Archived files and those that the person may not choose are none of it. Who works with every OPD is told of the
    collection at hand only: what another OPD has is no duplicate.
    """
    if not item.upload_hash:
        return None
    policy = policy_registry.get_by_type(type(item))
    found = policy.instances_user_has_any_permission_for(user, ["change", "choose"])
    if scope_of(user).everything:
        found = found.filter(collection=item.collection_id)
    found = found.filter(upload_hash=item.upload_hash).exclude(scan=item.Scan.INFECTED)
    return found.exclude(pk=item.pk).order_by("pk").first()


def duplicates_of(image: Image, user: Any, permission_policy: Any) -> "QuerySet[Image]":
    """Return the pictures that were uploaded from the same bytes, oldest first; Wagtail's function of another name.

    Those that cannot be used now, because they were withdrawn or hold a virus, are not offered.
    """
    mine: QuerySet[Image] = permission_policy.instances_user_has_permission_for(user, "choose")
    if not image.upload_hash:
        return mine.none()
    same = mine.filter(upload_hash=image.upload_hash, withdrawn_at=None).exclude(pk=image.pk)
    return same.exclude(scan=Image.Scan.INFECTED).order_by("pk")


def stand_in_for_wagtail_s(*modules: ModuleType) -> None:
    """Have Wagtail's views ask the house: theirs compare what is stored, and there is no setting for it."""
    for module in modules:
        vars(module)["find_image_duplicates"] = duplicates_of
