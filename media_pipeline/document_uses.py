"""Which documents citizens reach now, and through which pages: by Wagtail's table of references, for many at once."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from cms.visibility import visible
from media_pipeline.exposure import in_closed_collection, may_be_public
from media_pipeline.models import Document


def references() -> "QuerySet[ReferenceIndex]":
    """Return the references from pages to documents; both ids are texts there, as of all models."""
    rows: QuerySet[ReferenceIndex] = ReferenceIndex.objects.filter(
        to_content_type=ContentType.objects.get_for_model(Document),
        base_content_type=ContentType.objects.get_for_model(Page),
    )
    return rows


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
    """Return the documents that may be public at all: open collections, not withdrawn, not infected."""
    documents: QuerySet[Document] = Document.objects.filter(may_be_public(), ~in_closed_collection())
    return documents
