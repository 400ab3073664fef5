"""Puts demo pages on line in bulk, each with a revision that the system approved, as if it had been edited."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.models import RevisionApproval, User
from cms.publishing.four_eyes import system_publication


def add_live(parent: Any, page: Any, owner: User | None) -> None:
    """Add a demo page below `parent`, on line since its own date. Follow with `record`."""
    page.live = True
    page.is_demo = True
    page.owner = owner
    page.locale_id = parent.locale_id
    page.first_published_at = page.last_published_at = page.date
    with system_publication():
        parent.add_child(instance=page)


def record(pages: Iterable[Any], author: User | None) -> None:
    """Give live pages the revision that the editor's history and comparison start from; few queries for all."""
    pages = list(pages)
    base = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=ContentType.objects.get_for_model(page),
            base_content_type=base,
            object_id=str(page.pk),
            created_at=page.last_published_at or timezone.now(),
            user=author,
            object_str=str(page),
            content=page.serializable_data(),
        )
        for page in pages
    )
    # Approver None: the system's work, so that a later draft counts only its own authors.
    RevisionApproval.objects.bulk_create(
        RevisionApproval(revision=revision, page_id=page.pk) for page, revision in zip(pages, revisions, strict=True)
    )
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
        page.latest_revision_created_at = revision.created_at
    Page.objects.bulk_update(pages, ["latest_revision", "live_revision", "latest_revision_created_at"])
