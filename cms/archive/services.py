"""Into the archive and back. Atomic, logged, and safe to ask for twice."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, WorkflowState

from cms.archive.refusal import ArchiveRefused, require_reason
from cms.archive.selectors import open_entry
from cms.models import ArchiveEntry
from cms.publishing import four_eyes, permanence


@transaction.atomic
def archive_page(*, page: Any, actor: Any, reason: str, redirect_to: Any = None) -> ArchiveEntry:
    """Take a page and everything below it off line, keep all of it, and remember why.

    A second call returns the entry that stands. `redirect_to` is a page that is read instead from now on.
    Raises ArchiveRefused without a reason, for a fixture, for what was never public, and for a target that is not
    on line.
    """
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    standing = open_entry(page)
    if standing is not None:
        return standing
    reason = require_reason(reason)
    if permanence.is_fixture(page):
        raise ArchiveRefused(_("Beranda dan bagian situs tidak dapat diarsipkan."))
    if not permanence.public_within(page):
        raise ArchiveRefused(_("Naskah ini belum pernah terbit; hapus saja."))
    _require_target(page, redirect_to)
    subtree = list(page.get_descendants(inclusive=True).order_by("path").specific())
    in_archive = set(ArchiveEntry.objects.open().filter(page__in=subtree).values_list("page_id", flat=True))
    entries = [
        ArchiveEntry(
            content_type=ContentType.objects.get_for_model(Page),
            object_id=each.pk,
            page_id=each.pk,
            title=each.title,
            reason=reason,
            redirect_to=redirect_to if each.pk == page.pk else None,
            live_revision_id=each.live_revision_id,
            was_live=each.live,
            archived_by=actor,
        )
        for each in subtree
        if each.pk not in in_archive
    ]
    for each in subtree:
        _end_pending(each, actor)
        UnpublishPageAction(each, user=actor).execute(skip_permission_checks=True)
    ArchiveEntry.objects.bulk_create(entries)
    for each in subtree:
        if each.pk not in in_archive:
            log(instance=each, action="cms.archive", user=actor, data={"reason": reason})
    return ArchiveEntry.objects.open().get(page=page)


def _require_target(page: Any, target: Any) -> None:
    if target is None:
        return
    if target.path.startswith(page.path) or not target.live or target.get_view_restrictions().exists():
        raise ArchiveRefused(_("Pilih halaman tujuan yang terbit dan terbuka untuk umum, di luar yang diarsipkan."))


def _end_pending(page: Any, actor: Any) -> None:
    """Nothing in the archive may go on line by a schedule, or wait for a decision."""
    page.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=None)
    state = page.current_workflow_state
    if state is not None and state.status in (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES):
        state.cancel(user=actor)


@transaction.atomic
def restore_page(*, entry: ArchiveEntry, actor: Any, publish: bool = False) -> Any:
    """Bring a page back as a draft or, with `publish`, as citizens read it before; return the page.

    Raises ArchiveRefused while something above it is in the archive, and FourEyesError or PermissionDenied when the
    actor may not put that version on line.
    """
    entry = ArchiveEntry.objects.select_for_update().get(pk=entry.pk)
    page = _page_of(entry)
    if entry.restored_at is not None:
        return page
    above = page.get_ancestors().values("pk")
    if ArchiveEntry.objects.open().filter(page__in=above).exists():
        raise ArchiveRefused(_("Kembalikan dulu halaman di atasnya dari Arsip."))
    entry.restored_at = timezone.now()
    entry.restored_by = actor
    entry.save(update_fields=["restored_at", "restored_by"])
    log(instance=page, action="cms.restore", user=actor, data={"reason": entry.reason, "publish": publish})
    if publish:
        if not entry.was_live:
            raise ArchiveRefused(_("Halaman ini tidak sedang terbit ketika diarsipkan: kembalikan sebagai naskah."))
        revision = entry.live_revision or page.save_revision(user=None, clean=False)
        revision.publish(user=actor)
        page = Page.objects.get(pk=page.pk).specific
    return page


def may_publish_again(entry: ArchiveEntry, actor: Any) -> bool:
    """Whether `restore_page(publish=True)` would be granted: an Editor who wrote none of it."""
    page = _page_of(entry)
    if not entry.was_live or not page.permissions_for_user(actor).may_approve():
        return False
    if entry.live_revision is None:
        return bool(page.owner_id != actor.pk)
    return actor.pk not in four_eyes.contributor_ids(entry.live_revision)


def _page_of(entry: ArchiveEntry) -> Any:
    """Return the page of an entry as its own type; the entry of a file has none."""
    if entry.page is None:
        raise ArchiveRefused(_("Entri ini bukan halaman."))
    return entry.page.specific
