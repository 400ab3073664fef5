"""Which pictures, documents and videos anybody may have now: what the side of their files follows from."""

from collections.abc import Collection as Ids
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ImproperlyConfigured
from django.db.models import BigIntegerField, CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from cms.visibility import visible
from media_pipeline.models import Video
from media_pipeline.scanning.states import may_be_public as passes
from media_pipeline.scanning.states import open_to_public

# Tables whose every row citizens read at once, without a page: settings of a site. Upper rooms name theirs.
_settings: list[type[Any]] = []


def register_public_setting(model: type[Any]) -> None:
    """Let what this table's rows use be public; called from an upper app's `ready()`."""
    if model in _settings:
        raise ImproperlyConfigured(f"{model.__name__} is registered already.")
    _settings.append(model)


def may_be_public() -> Q:
    """Return the condition that the files themselves allow it: not withdrawn, not infected, and seen by the scanner.

    Where a scanner is configured a file waits until it has said that the file is clean.
    """
    return Q(withdrawn_at=None) & open_to_public()


def allows(item: Any) -> bool:
    """Say the same of an item in memory."""
    return item.withdrawn_at is None and passes(item)


def in_closed_collection() -> Exists:
    """Return the condition that the item's collection, or one above it, is not for everybody."""
    above = CollectionViewRestriction.objects.annotate(place=Cast(OuterRef("collection__path"), CharField())).filter(
        place__startswith=F("collection__path")
    )
    return Exists(above)


def public_among(model: type[Any], ids: Ids[int]) -> set[int]:
    """Return which of these items anybody may have now; 3 queries, however many they are."""
    allowed = model._base_manager.filter(may_be_public(), ~in_closed_collection(), pk__in=ids)
    if model is Video:
        allowed = allowed.filter(state=Video.State.READY)
    able = set(allowed.values_list("pk", flat=True))
    return able & used_publicly(model, able) if able else able


def used_publicly(model: type[Any], ids: Ids[int]) -> set[int]:
    """Return which of these a page that anybody may read uses, or a site setting; 2 queries."""
    uses = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(model), to_object_id__in=[str(pk) for pk in ids]
    )
    pages: QuerySet[Page] = visible(Page.objects.all(), None)
    on_pages = uses.filter(base_content_type=ContentType.objects.get_for_model(Page)).annotate(
        page=Cast("object_id", BigIntegerField())
    )
    found = set(on_pages.filter(page__in=pages.values("pk")).values_list("to_object_id", flat=True).distinct())
    if _settings:
        types = ContentType.objects.get_for_models(*_settings).values()
        found |= set(uses.filter(base_content_type__in=types).values_list("to_object_id", flat=True).distinct())
    return {int(pk) for pk in found}
