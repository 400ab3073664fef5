"""Which documents citizens reach now, and through which pages: by Wagtail's table of references, for many at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, ReferenceIndex

from cms.visibility import visible
from media_pipeline.models import Document


def references() -> "QuerySet[ReferenceIndex]":
    """Return the references from pages to documents; both ids are texts there, as of all models."""
    rows: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Document),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return rows


def used_by(page_ids: Iterable[int]) -> set[int]:
    """Return the ids of the documents that these pages use, as stored."""
    return _used(references().filter(object_id__in=[str(pk) for pk in page_ids]))


def used_below(page_id: int) -> set[int]:
    """Return the ids of the documents that a page, pages below it, and aliases of all of them elsewhere use."""
    path = Page.objects.filter(pk=page_id).values_list("path", flat=True).first()
    if path is None:
        return set()
    pages = Page.objects.filter(Q(path__startswith=path) | Q(alias_of__path__startswith=path))
    return _used(references().filter(object_id__in=pages.values(key=Cast("pk", CharField()))))


def pages_of(document_ids: Iterable[int]) -> dict[int, set[int]]:
    """Return the ids of the pages that use each document, whoever may read them."""
    pages: dict[int, set[int]] = {}
    rows = references().filter(to_object_id__in=[str(pk) for pk in document_ids])
    for document_id, page_id in rows.values_list("to_object_id", "object_id").distinct():
        pages.setdefault(int(document_id), set()).add(int(page_id))
    return pages


def readable_pages(page_ids: Any, request: HttpRequest | None) -> "QuerySet[Page]":
    """Return those that a stranger may read at this moment, the ones that stay longest first."""
    pages: QuerySet[Page] = visible(Page.objects.filter(pk__in=page_ids), request)
    return pages.exclude(expire_at__lte=timezone.now()).order_by(F("expire_at").desc(nulls_first=True), "pk")


def open_documents() -> "QuerySet[Document]":
    """Return the documents whose collection, and all above it, anybody may read."""
    above = CollectionViewRestriction.objects.annotate(place=Cast(OuterRef("collection__path"), CharField())).filter(
        place__startswith=F("collection__path")
    )
    documents: QuerySet[Document] = Document.objects.filter(~Exists(above))
    return documents


def within(collection_id: int) -> "QuerySet[Document]":
    """Return the documents of a collection and of those below it."""
    path = Collection.objects.filter(pk=collection_id).values_list("path", flat=True).first()
    documents: QuerySet[Document] = Document.objects.none()
    return documents if path is None else Document.objects.filter(collection__path__startswith=path)


def _used(rows: "QuerySet[ReferenceIndex]") -> set[int]:
    ids = rows.values_list("to_object_id", flat=True).distinct()
    # A crafted link may name what is no number at all.
    return {int(pk) for pk in ids if pk.isascii() and pk.isdigit()}
