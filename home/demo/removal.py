"""Takes the demo away: everything that is marked as an example, and nothing that people made."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page, ReferenceIndex

from cms.archive.removal import system_removal
from cms.models.archive import ArchiveEntry
from cms.models.page import BasePage
from cms.publishing.four_eyes import system_publication
from home.demo import bulk, people
from home.demo.alerts import remove_alerts
from home.demo.sections import empty_sections
from media_pipeline.models import Document, Image, Video


@dataclass(slots=True)
class RemovalReport:
    """How much was removed, and the titles of files that stay because people use them."""

    pages: int = 0
    sections: int = 0
    images: int = 0
    documents: int = 0
    videos: int = 0
    users: int = 0
    alerts: int = 0
    kept: list[str] = field(default_factory=list)


def remove() -> RemovalReport:
    """Remove the demo and bring search and references in step; a second run removes nothing."""
    report = RemovalReport()
    with bulk.tasks_left_out(), transaction.atomic(), system_publication(), system_removal():
        report.sections = empty_sections()
        report.pages = _remove_pages()
        report.alerts = remove_alerts()
    bulk.rebuild_references()
    # At once: files on disk go with their rows, whether a worker runs or not.
    with bulk.tasks_at_once(), transaction.atomic(), system_removal():
        used = _used_in_drafts()
        report.images = _remove_files(Image, used, report)
        report.documents = _remove_files(Document, used, report)
        report.videos = _remove_files(Video, used, report)
    with bulk.tasks_left_out():
        report.users = _remove_users()
        bulk.rebuild_indexes()
    return report


def _remove_pages() -> int:
    count = 0
    for model in apps.get_models():
        if issubclass(model, BasePage):
            pages = model._default_manager.filter(is_demo=True)
            count += pages.count()
            # What was archived of the demo goes with it; the archive would hold it for ever.
            ArchiveEntry.objects.filter(page__in=pages.values("pk")).delete()
            pages.delete()
    return count


def _remove_files(model: Any, used: set[tuple[int, str]], report: RemovalReport) -> int:
    content_type = ContentType.objects.get_for_model(model)
    count = 0
    for file in model.objects.filter(is_demo=True).order_by("pk"):
        if (content_type.pk, str(file.pk)) in used or ReferenceIndex.get_references_to(file).exists():
            report.kept.append(file.title)
        else:
            ArchiveEntry.objects.of_model(model).filter(object_id=file.pk).delete()
            file.delete()
            count += 1
    return count


def _used_in_drafts() -> set[tuple[int, str]]:
    """Return (content type, id) of what drafts lean on: the references' table knows live versions only."""
    return {reference for page in _drafts() for reference in _references(page)}


def _drafts() -> Iterator[Any]:
    for page in Page.objects.filter(has_unpublished_changes=True).specific().iterator():
        yield page.get_latest_revision_as_object()


def _references(page: Any) -> Iterator[tuple[int, str]]:
    # Wagtail reads references off an object in memory only here.
    for content_type_id, object_id, *_path in ReferenceIndex._extract_references_from_object(page):
        yield content_type_id, str(object_id)


def _remove_users() -> int:
    users = people.demo_users()
    count = users.count()
    for user in users:
        user.delete()
    return count
