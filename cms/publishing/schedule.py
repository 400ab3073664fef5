"""Scheduled publishing and expiry, page by page: one page that cannot go on line stops no other."""

from dataclasses import dataclass, field

import structlog
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

logger = structlog.get_logger(__name__)


@dataclass
class ScheduleReport:
    """Page ids by what happened to them."""

    published: list[int] = field(default_factory=list)
    expired: list[int] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)


def run_schedule() -> ScheduleReport:
    """Publish every approved revision whose time has come and take expired pages off line; may run twice."""
    report = ScheduleReport()
    now = timezone.now()
    for page in Page.objects.filter(live=True, expire_at__lt=now).order_by("pk").specific().iterator():
        try:
            with transaction.atomic():
                page.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            report.expired.append(page.pk)
        except Exception:
            logger.exception("expiry_failed", page_id=page.pk)
            report.failed.append(page.pk)
    due = Revision.page_revisions.filter(approved_go_live_at__lt=now).order_by("approved_go_live_at", "pk")
    for revision in due:
        page_id = int(revision.object_id)
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
            report.published.append(page_id)
        except Exception:
            logger.exception("scheduled_publishing_failed", page_id=page_id, revision_id=revision.pk)
            report.failed.append(page_id)
    return report
