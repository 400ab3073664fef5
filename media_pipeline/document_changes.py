"""Tells the search which documents to look at again, after anything that decides whether and as what they are found."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move

from cms.publishing.exposure import DRAFT_FIELDS
from cms.registries.searchable import changed
from media_pipeline import document_uses as uses
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


def announce_below(page_id: int) -> int:
    return announce(uses.used_below(page_id))


def announce_in(collection_id: int) -> int:
    return announce(uses.within(collection_id).values_list("pk", flat=True))


def before_page_saved(instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Remember what the page used: a link that goes away is known to nobody afterwards."""
    if isinstance(instance, Page) and instance.pk and not raw and not _is_draft(update_fields):
        instance._documents_before = uses.used_by([instance.pk])


def page_saved(instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    if isinstance(instance, Page) and not raw and not _is_draft(update_fields):
        before: set[int] = getattr(instance, "_documents_before", set())
        # Once the transaction is through, the table of references says what the page uses now.
        transaction.on_commit(partial(_page_changed, instance.pk, before), robust=True)


def before_page_deleted(instance: Page, **kwargs: Any) -> None:
    used = uses.used_by([instance.pk])
    if used:
        transaction.on_commit(partial(announce, used), robust=True)


def page_moved(instance: Page, **kwargs: Any) -> None:
    _look_below(instance.pk)


def page_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    _look_below(instance.page_id)


def collection_changed(instance: Collection, created: bool = False, **kwargs: Any) -> None:
    """Wagtail moves a collection right after saving it, in the same transaction."""
    if not created:
        _look_within(instance.pk)


def collection_restricted(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    _look_within(instance.collection_id)


def before_document_saved(instance: Document, **kwargs: Any) -> None:
    instance._has_new_file = is_new_upload(instance.file)


def document_saved(instance: Document, created: bool, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Have a new file read, and found by its title meanwhile."""
    from media_pipeline.tasks import read_document_text

    if raw or (update_fields is not None and not set(Document.public_fields) & set(update_fields)):
        return
    if created or await_text(document=instance, is_replaced=getattr(instance, "_has_new_file", False)):
        # robust: an upload is no error because the queue is; the minutely job asks again.
        transaction.on_commit(partial(read_document_text.enqueue, instance.pk), robust=True)
    changed(SOURCE, [instance.pk])


def document_deleted(instance: Document, **kwargs: Any) -> None:
    changed(SOURCE, [instance.pk])


def connect() -> None:
    uid = "media_pipeline.document_changes"
    # Without a sender: pages are saved as their own type and as plain pages.
    pre_save.connect(before_page_saved, dispatch_uid=f"{uid}.before_page_saved")
    post_save.connect(page_saved, dispatch_uid=f"{uid}.page_saved")
    pre_delete.connect(before_page_deleted, sender=Page, dispatch_uid=f"{uid}.before_page_deleted")
    post_page_move.connect(page_moved, dispatch_uid=f"{uid}.page_moved")
    pre_save.connect(before_document_saved, sender=Document, dispatch_uid=f"{uid}.before_document_saved")
    post_save.connect(document_saved, sender=Document, dispatch_uid=f"{uid}.document_saved")
    post_delete.connect(document_deleted, sender=Document, dispatch_uid=f"{uid}.document_deleted")
    post_save.connect(collection_changed, sender=Collection, dispatch_uid=f"{uid}.collection_changed")
    for model, receiver in (
        (PageViewRestriction, page_restricted),
        (CollectionViewRestriction, collection_restricted),
    ):
        for signal in (post_save, post_delete):
            signal.connect(receiver, sender=model, dispatch_uid=f"{uid}.{model.__name__}.{id(signal)}")


def _is_draft(update_fields: Any) -> bool:
    return update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)


def _page_changed(page_id: int, before: set[int]) -> None:
    announce(before | uses.used_by([page_id]))


def _look_below(page_id: int) -> None:
    from media_pipeline.tasks import announce_documents_below

    transaction.on_commit(partial(announce_documents_below.enqueue, page_id), robust=True)


def _look_within(collection_id: int) -> None:
    from media_pipeline.tasks import announce_documents_in

    transaction.on_commit(partial(announce_documents_in.enqueue, collection_id), robust=True)
