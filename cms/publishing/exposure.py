"""Which files citizens can reach through pages: marked once for ever, and asked before anybody changes one.

A file (a subclass of `PublicOnce`) becomes public with the page that uses it, on whatever route the page went on
line; so every live page that is saved is read here. From then on nobody changes the file past moderation, and nobody
removes it: see media_pipeline.guard and cms.archive.
"""

import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import BigIntegerField, CharField, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex, Revision, TaskState, WorkflowState

from cms.models.archive import PublicOnce
from cms.visibility import visible

# What saving a draft writes into the row of a page; the instance in memory then holds the draft, not what is live.
DRAFT_FIELDS = frozenset(
    {"comments", "draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"}
)


def expose(page: Any) -> None:
    """Mark every file that a live page uses as public from now on; what is marked stays as it is.

    `page` is specific and holds what is on line. Also brings Wagtail's table of references up to date at once:
    a document that it does not know yet would not be handed out (media_pipeline.serving), worker or no worker.
    """
    if not page.live:
        return
    models = _models()
    with transaction.atomic():
        ReferenceIndex.create_or_update_for_object(page)
        found: dict[int, set[str]] = defaultdict(set)
        references = ReferenceIndex.get_references_for_object(page).filter(to_content_type__in=models)
        for content_type_id, object_id in references.values_list("to_content_type_id", "to_object_id"):
            found[content_type_id].add(object_id)
        for content_type_id, ids in found.items():
            unmarked = models[content_type_id]._base_manager.filter(pk__in=ids, first_public_at=None)
            unmarked.update(first_public_at=timezone.now())


def after_save(page: Any, update_fields: Collection[str] | None) -> None:
    """Expose what a saved page uses; for the receiver of every page type."""
    if not page.live or (update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)):
        return
    if update_fields is not None:
        # Only these fields of the instance are what was stored.
        page = type(page)._base_manager.get(pk=page.pk)
    expose(page)


def live_pages_using(item: Any) -> "QuerySet[Page]":
    """Return the pages on line that use the file now, by the table of references; restricted ones too."""
    pages: QuerySet[Page] = Page.objects.filter(live=True, pk__in=_referrers(item))
    return pages


def public_pages_using(item: Any, request: HttpRequest | None = None) -> "QuerySet[Page]":
    """Return the pages on line that use the file and that anybody may read."""
    pages: QuerySet[Page] = visible(Page.objects.filter(pk__in=_referrers(item)), request)
    return pages


def pending_pages_using(item: Any) -> list[Page]:
    """Return the pages whose draft uses the file and was approved for later, or is being reviewed.

    An Editor approves what the Editor saw: the file must not change between the look and the hour.
    """
    pages = {page.pk: page for page in _pending(type(item), {item.pk})}
    return sorted(pages.values(), key=lambda page: page.pk)


def in_public_use(item: Any) -> bool:
    """Whether a page on line uses the file now, or one will by a decision that is made or being made."""
    return live_pages_using(item).exists() or bool(pending_pages_using(item))


def was_public(item: Any) -> bool:
    """Whether citizens could ever reach the file, as stored now."""
    return bool(type(item)._base_manager.filter(pk=item.pk, first_public_at__isnull=False).exists())


def frozen_ids(model: type[PublicOnce], ids: Collection[int]) -> set[int]:
    """Return which of these files nobody may change or remove: once public, in public use, or about to be."""
    frozen: set[int] = set(
        model._base_manager.filter(pk__in=ids, first_public_at__isnull=False).values_list("pk", flat=True)
    )
    rest = set(ids) - frozen
    if not rest:
        return frozen
    content_type = ContentType.objects.get_for_model(model)
    references = ReferenceIndex.objects.filter(
        to_content_type=content_type,
        to_object_id__in=[str(pk) for pk in rest],
        base_content_type=ContentType.objects.get_for_model(Page),
    ).annotate(page=Cast("object_id", BigIntegerField()))
    live = references.filter(page__in=Page.objects.filter(live=True).values("pk"))
    frozen.update(int(pk) for pk in live.values_list("to_object_id", flat=True))
    rest -= frozen
    for page in _pending(model, rest):
        frozen |= rest & ids_in(page, model)
    return frozen


def ids_in(page: Any, model: type[PublicOnce]) -> set[int]:
    """Return the ids of all files of a kind that a page in memory uses: StreamFields, keys and rich text alike."""
    content_type = ContentType.objects.get_for_model(model)
    # Wagtail reads references off an object in memory only here.
    references = ReferenceIndex._extract_references_from_object(page)
    ids = {object_id for content_type_id, object_id, *_path in references if content_type_id == content_type.pk}
    # A crafted link may name what is no number at all.
    return {int(pk) for pk in map(str, ids) if pk.isascii() and pk.isdigit()}


def _models() -> dict[int, Any]:
    kept = [model for model in apps.get_models() if issubclass(model, PublicOnce)]
    return {content_type.pk: model for model, content_type in ContentType.objects.get_for_models(*kept).items()}


def _referrers(item: Any) -> "QuerySet[Any, Any]":
    references = ReferenceIndex.get_references_to(item).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    referrers: QuerySet[Any, Any] = references.annotate(page=Cast("object_id", BigIntegerField())).values("page")
    return referrers


def _submitted() -> "QuerySet[Any, Any]":
    submitted: QuerySet[Any, Any] = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    return submitted


def _latest_in_review() -> "QuerySet[Any, Any]":
    """Whoever reviews a draft may save it anew."""
    reviewed = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS, base_content_type=ContentType.objects.get_for_model(Page)
    )
    pages = Page.objects.annotate(key=Cast("pk", CharField())).filter(key__in=reviewed.values("object_id"))
    latest: QuerySet[Any, Any] = pages.values("latest_revision")
    return latest


def _pending(model: type[PublicOnce], ids: Collection[int]) -> Iterator[Page]:
    if not ids:
        return
    revisions = Revision.page_revisions.filter(
        Q(approved_go_live_at__isnull=False) | Q(pk__in=_submitted()) | Q(pk__in=_latest_in_review())
    )
    # A first look at the text, which reads no page: most drafts hold none of these numbers.
    numbers = re.compile(rf"(?<!\d)(?:{'|'.join(str(pk) for pk in ids)})(?!\d)")
    for revision in revisions.order_by("pk"):
        if numbers.search(json.dumps(revision.content)):
            page = revision.as_object()
            if ids_in(page, model) & set(ids):
                yield page
