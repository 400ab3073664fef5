"""What is in the archive, for whom."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page

from cms.models import ArchiveEntry
from cms.tenancy.scope import Scope


def archived_ids(model: Any) -> "QuerySet[Any, Any]":
    """Return the ids of what is in the archive now of one kind of thing, for a subquery."""
    return ArchiveEntry.objects.open().of_model(model).object_ids()


def open_entry(item: Any) -> ArchiveEntry | None:
    """Return the entry of a page, picture, document or video that is in the archive now."""
    model = Page if isinstance(item, Page) else type(item)
    return ArchiveEntry.objects.open().of_model(model).filter(object_id=item.pk).first()


def entries_within(scope: Scope) -> "QuerySet[ArchiveEntry]":
    """Return the open entries of what lies in the scope, newest first: pages by place, files by collection."""
    entries = ArchiveEntry.objects.open().select_related("archived_by", "page", "content_type")
    if scope.everything:
        return entries
    mine = Q(page__isnull=False) & scope.within("page__")
    kinds = ContentType.objects.filter(
        pk__in=ArchiveEntry.objects.open().filter(page=None).order_by().values("content_type").distinct()
    )
    for kind in kinds:
        model: Any = kind.model_class()
        if model is not None:
            files = scope.media(model._default_manager.all()).order_by().values("pk")
            mine |= Q(content_type=kind, object_id__in=files)
    return entries.filter(mine)
