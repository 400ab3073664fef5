"""The same picture offered again: known by the bytes that came, among what this person may choose."""

from types import ModuleType
from typing import Any

from django.db.models import QuerySet

from media_pipeline.models import Image


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
