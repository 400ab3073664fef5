"""Tells the search which documents to look at again; see media_changes for what pages and collections decide."""

from collections.abc import Iterable
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save

from cms.registries.searchable import changed
from media_pipeline.afterwards import afterwards
from media_pipeline.models import Document
from media_pipeline.texts import SOURCE, await_text
from media_pipeline.validation import is_new_upload

_BATCH = 200


def announce(ids: Iterable[int]) -> int:
    """Announce these documents in portions; returns how many they are."""
    known = sorted(ids)
    for start in range(0, len(known), _BATCH):
        changed(SOURCE, known[start : start + _BATCH])
    return len(known)


def before_document_saved(instance: Document, **kwargs: Any) -> None:
    instance._has_new_file = is_new_upload(instance.file)


def document_saved(instance: Document, created: bool, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Have a new file read, and found by its title meanwhile."""
    from media_pipeline.tasks import read_document_text

    if raw or (update_fields is not None and not set(Document.public_fields) & set(update_fields)):
        return
    if created or await_text(document=instance, is_replaced=getattr(instance, "_has_new_file", False)):
        # robust: an upload is no error because the queue is; the minutely job asks again.
        afterwards(read_document_text.enqueue, instance.pk)
    changed(SOURCE, [instance.pk])


def document_deleted(instance: Document, **kwargs: Any) -> None:
    changed(SOURCE, [instance.pk])


def connect() -> None:
    uid = "media_pipeline.document_changes"
    pre_save.connect(before_document_saved, sender=Document, dispatch_uid=f"{uid}.before_document_saved")
    post_save.connect(document_saved, sender=Document, dispatch_uid=f"{uid}.document_saved")
    post_delete.connect(document_deleted, sender=Document, dispatch_uid=f"{uid}.document_deleted")
