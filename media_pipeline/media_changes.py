"""Has looked at again whatever pages and collections hold, after anything that decides who may have it.

For the search, of documents; for the side where files lie, of all kinds.
"""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import page_unpublished, post_page_move

from cms.publishing.exposure import DRAFT_FIELDS
from media_pipeline import media_uses as uses
from media_pipeline.afterwards import afterwards
from media_pipeline.document_changes import announce
from media_pipeline.models import Document
from media_pipeline.settling import settle_later


def look_again(found: uses.Used) -> int:
    """Announce documents and settle everything; returns how many items they are."""
    announce(found.get(Document, ()))
    for model, ids in found.items():
        settle_later(model, ids)
    return sum(map(len, found.values()))


def look_below(page_id: int) -> int:
    return look_again(uses.used_below(page_id))


def look_within(collection_id: int) -> int:
    return look_again(uses.within(collection_id))


def before_page_saved(instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    """Remember what the page used: a picture that goes away is known to nobody afterwards."""
    if isinstance(instance, Page) and instance.pk and not raw and not _is_draft(update_fields):
        instance._used_before = uses.used_by([instance.pk])


def page_saved(instance: Any, raw: bool, update_fields: Any = None, **kwargs: Any) -> None:
    if isinstance(instance, Page) and not raw and not _is_draft(update_fields):
        before: uses.Used = getattr(instance, "_used_before", {})
        # Once the transaction is through, the table of references says what the page uses now.
        afterwards(_page_changed, instance.pk, before)


def before_page_deleted(instance: Page, **kwargs: Any) -> None:
    used = uses.used_by([instance.pk])
    if used:
        afterwards(look_again, used)


def page_unpublished_(instance: Page, **kwargs: Any) -> None:
    """Aliases elsewhere go off line with their source, and not all of them by a save of their own."""
    _later(instance.pk, is_page=True)


def page_moved(instance: Page, **kwargs: Any) -> None:
    _later(instance.pk, is_page=True)


def page_restricted(instance: PageViewRestriction, **kwargs: Any) -> None:
    _later(instance.page_id, is_page=True)


def collection_changed(instance: Collection, created: bool = False, **kwargs: Any) -> None:
    """Wagtail moves a collection right after saving it, in the same transaction."""
    if not created:
        _later(instance.pk, is_page=False)


def collection_restricted(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    _later(instance.collection_id, is_page=False)


def connect() -> None:
    uid = "media_pipeline.media_changes"
    # Without a sender: pages are saved as their own type and as plain pages.
    pre_save.connect(before_page_saved, dispatch_uid=f"{uid}.before_page_saved")
    post_save.connect(page_saved, dispatch_uid=f"{uid}.page_saved")
    pre_delete.connect(before_page_deleted, sender=Page, dispatch_uid=f"{uid}.before_page_deleted")
    page_unpublished.connect(page_unpublished_, dispatch_uid=f"{uid}.page_unpublished")
    post_page_move.connect(page_moved, dispatch_uid=f"{uid}.page_moved")
    post_save.connect(collection_changed, sender=Collection, dispatch_uid=f"{uid}.collection_changed")
    for model, receiver in (
        (PageViewRestriction, page_restricted),
        (CollectionViewRestriction, collection_restricted),
    ):
        for signal in (post_save, post_delete):
            signal.connect(receiver, sender=model, dispatch_uid=f"{uid}.{model.__name__}.{id(signal)}")


def _is_draft(update_fields: Any) -> bool:
    return update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)


def _page_changed(page_id: int, before: uses.Used) -> None:
    look_again(uses.together(before, uses.used_by([page_id])))


def _later(pk: int, *, is_page: bool) -> None:
    from media_pipeline.tasks import look_at_media_below, look_at_media_in

    task = look_at_media_below if is_page else look_at_media_in
    afterwards(task.enqueue, pk)
