"""Which replacements wait, and which were; as a person may know it."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.db.models import Q, QuerySet

from cms.tenancy.scope import scope_of
from media_pipeline.models import Document, Image, Replacement, Video
from media_pipeline.replacing.rights import may_decide

_KINDS = (Image, Document, Video)


def replacements_for(user: Any) -> "QuerySet[Replacement]":
    """Return those of files in the person's own collections."""
    scope = scope_of(user)
    if scope.everything:
        return Replacement.objects.all()
    own = Q(pk__in=[])
    for model in _KINDS:
        found = scope.media(model._base_manager.all()).values("pk")
        own |= Q(content_type=ContentType.objects.get_for_model(model), object_id__in=found)
    return Replacement.objects.filter(own)


def waiting_for(user: Any, most: int) -> list[Replacement]:
    """Return what this person may decide, the oldest first; a few queries for each that waits."""
    waiting = replacements_for(user).filter(state=Replacement.State.WAITING).exclude(proposed_by=user)
    with_items = waiting.select_related("proposed_by").prefetch_related(
        GenericPrefetch("item", [model._base_manager.all() for model in _KINDS])
    )
    found = (each for each in with_items.order_by("pk")[: most * 4] if each.item is not None)
    return [each for each in found if may_decide(user, each.item)][:most]


def history_of(item: Any) -> "QuerySet[Replacement]":
    """Return everything that was wanted of one item's files, the newest first."""
    return Replacement.objects.filter(
        content_type=ContentType.objects.get_for_model(item), object_id=item.pk
    ).select_related("proposed_by", "decided_by")
