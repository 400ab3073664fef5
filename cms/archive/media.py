"""Takes a picture, document or video that citizens could see into the archive, and brings it back."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.archive.refusal import ArchiveRefused, require_reason
from cms.archive.selectors import open_entry
from cms.models.archive import ArchiveEntry
from cms.publishing.exposure import live_pages_using, pending_pages_using
from cms.tenancy.scope import scope_of


@transaction.atomic
def archive_media(*, item: Any, actor: Any, reason: str) -> ArchiveEntry:
    """Take a file that no page uses any more out of lists, choosers and searches; row and bytes stay.

    Raises ArchiveRefused without a reason, for a file that never was public (delete it), for one that is archived
    already, and while a page on line or on its way there uses it; PermissionDenied outside the actor's scope.
    """
    if not scope_of(actor).covers_media(item):
        raise PermissionDenied
    reason = require_reason(reason)
    # Two archivings wait for each other here.
    stored = type(item)._base_manager.select_for_update().get(pk=item.pk)
    if stored.first_public_at is None:
        raise ArchiveRefused(_("“%(title)s” belum pernah tampil untuk warga: hapus saja.") % {"title": stored.title})
    if open_entry(stored) is not None:
        raise ArchiveRefused(_("“%(title)s” sudah ada di Arsip.") % {"title": stored.title})
    pages = {page.pk: page.title for page in [*live_pages_using(stored), *pending_pages_using(stored)]}
    if pages:
        raise ArchiveRefused(
            _("“%(title)s” masih dipakai: %(pages)s. Lepaskan dahulu dari halaman itu, lalu arsipkan.")
            % {"title": stored.title, "pages": ", ".join(f"“{title}”" for title in pages.values())}
        )
    entry = ArchiveEntry.objects.create(
        content_type=ContentType.objects.get_for_model(stored),
        object_id=stored.pk,
        title=stored.title,
        reason=reason,
        archived_by=actor,
    )
    log(instance=stored, action="cms.archive", user=actor, data={"reason": entry.reason})
    return entry


@transaction.atomic
def restore_media(*, entry: ArchiveEntry, actor: Any) -> Any:
    """Bring an archived file back into lists and choosers and return it; citizens see it once a page uses it again.

    Raises ArchiveRefused when it was brought back already or is gone; PermissionDenied outside the actor's scope.
    """
    entry = ArchiveEntry.objects.select_for_update().get(pk=entry.pk)
    item = entry.item
    if item is None:
        raise ArchiveRefused(_("“%(title)s” sudah tidak ada di sistem.") % {"title": entry.title})
    if not scope_of(actor).covers_media(item):
        raise PermissionDenied
    if entry.restored_at is not None:
        raise ArchiveRefused(_("“%(title)s” sudah dikembalikan.") % {"title": entry.title})
    entry.restored_at = timezone.now()
    entry.restored_by = actor
    entry.save(update_fields=["restored_at", "restored_by"])
    log(instance=item, action="cms.restore", user=actor, data={"reason": entry.reason})
    return item
