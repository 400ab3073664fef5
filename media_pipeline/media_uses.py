"""Which pictures, documents and videos pages and collections hold: by Wagtail's table of references."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Collection, Page, ReferenceIndex

from media_pipeline.models import Document, Image, Video

Used = dict[type[Any], set[int]]
KINDS: tuple[type[Any], ...] = (Image, Document, Video)


def used_by(page_ids: Iterable[int]) -> Used:
    """Return what these pages use, as stored; 1 query."""
    return _used(_references().filter(object_id__in=[str(pk) for pk in page_ids]))


def used_below(page_id: int) -> Used:
    """Return what a page, pages below it, and aliases of all of them elsewhere use; 2 queries."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path is None:
        return {}
    pages = Page.objects.filter(Q(path__startswith=path) | Q(alias_of__path__startswith=path))
    return _used(_references().filter(object_id__in=pages.values(key=Cast("pk", CharField()))))


def within(collection_id: int) -> Used:
    """Return what lies in a collection and in those below it."""
    path = Collection.objects.filter(pk=collection_id).values_list("path", flat=True).first()
    if path is None:
        return {}
    return {
        model: set(model._base_manager.filter(collection__path__startswith=path).values_list("pk", flat=True))
        for model in KINDS
    }


def together(*parts: Used) -> Used:
    found: Used = {}
    for part in parts:
        for model, ids in part.items():
            found.setdefault(model, set()).update(ids)
    return found


def _references() -> "QuerySet[ReferenceIndex]":
    """Both ids are texts there, as of all models."""
    types = ContentType.objects.get_for_models(*KINDS)
    rows: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        to_content_type__in=types.values(), base_content_type=ContentType.objects.get_for_model(Page)
    )
    return rows


def _used(rows: "QuerySet[ReferenceIndex]") -> Used:
    models = {content_type.pk: model for model, content_type in ContentType.objects.get_for_models(*KINDS).items()}
    found: Used = {}
    for content_type, pk in rows.values_list("to_content_type_id", "to_object_id").distinct():
        # A crafted link may name what is no number at all.
        if pk.isascii() and pk.isdigit():
            found.setdefault(models[content_type], set()).add(int(pk))
    return found
