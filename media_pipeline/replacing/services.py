"""What is done to replacements: each step atomic, logged, given who acts, and safe to ask for twice."""

from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.models.version import ContentVersion
from cms.publishing.refusal import PublicationRefused
from media_pipeline import guard
from media_pipeline.models import Replacement
from media_pipeline.replacing import changing
from media_pipeline.replacing.rights import FIELDS, may_decide, may_propose
from media_pipeline.scanning import scanner

MAX_REASON = 500
State = Replacement.State


class ReplacementRefused(PublicationRefused):
    """The step cannot be taken; the message says what to do."""


def propose(
    *, item: Any, field: str, file: File[Any], reason: str, actor: Any, upload_hash: str = "", notes: str = ""
) -> Replacement:
    """Store what is to stand at the address of an item's file; `file` has been through the intake.

    Raises PermissionDenied for who may not change the item, ReplacementRefused without a reason, for a file that may
    be changed directly, and while another replacement waits.
    """
    if field not in FIELDS[type(item)] or not may_propose(actor, item):
        raise PermissionDenied
    reason = reason.strip()[:MAX_REASON]
    if not reason:
        raise ReplacementRefused(_("Tulis alasannya: orang kedua membacanya sebelum menyetujui."))
    if not guard.is_frozen(item) or not getattr(item, field):
        raise ReplacementRefused(_("Berkas ini belum dibaca warga, jadi ubah langsung saja."))
    content_type = ContentType.objects.get_for_model(item)
    replacement = Replacement(
        content_type=content_type,
        object_id=item.pk,
        field=field,
        reason=reason,
        proposed_by=actor,
        upload_hash=upload_hash,
        upload_notes=notes,
    )
    try:
        with transaction.atomic():
            if Replacement.objects.filter(
                content_type=content_type, object_id=item.pk, field=field, state=State.WAITING
            ).exists():
                raise ReplacementRefused(_("Penggantian lain untuk berkas ini masih menunggu persetujuan."))
            replacement.proposed.save(getattr(item, field).name.rpartition("/")[2], file, save=False)
            replacement.save()
            _note(replacement, "media.propose", actor, reason=reason)
    except IntegrityError as error:
        raise ReplacementRefused(_("Penggantian lain untuk berkas ini masih menunggu persetujuan.")) from error
    return replacement


def approve(*, replacement: Replacement, actor: Any) -> Replacement:
    """Put the new file in the place of the old one; the same person's second press changes nothing.

    Raises PermissionDenied without the right, ReplacementRefused for the proposer, for what is decided already, and
    for what the virus scanner holds or could not look at.
    """
    found = Replacement.objects.get(pk=replacement.pk)
    if found.state == State.DONE and found.decided_by_id == actor.pk:
        return found
    _require_decision(found, actor)
    _require_clean(found)
    _keep_former(found)
    with transaction.atomic():
        found = Replacement.objects.select_for_update().get(pk=found.pk)
        _require_decision(found, actor)
        model: Any = found.content_type.model_class()
        item = model._base_manager.select_for_update().get(pk=found.object_id)
        found.state, found.decided_by, found.decided_at = State.DONE, actor, timezone.now()
        found.save(update_fields=["state", "decided_by", "decided_at"])
        _note(found, "media.replace", actor, reason=found.reason)
        ContentVersion.bump()
        # Last: what may still fail has not, and what follows is told after the commit.
        changing.put(item, found)
        transaction.on_commit(partial(changing.follow, item, found.field), robust=True)
    return found


def decline(*, replacement: Replacement, actor: Any, reason: str) -> Replacement:
    """Leave the file as it is. Raises like `approve`, and ReplacementRefused without a reason."""
    reason = reason.strip()[:MAX_REASON]
    if not reason:
        raise ReplacementRefused(_("Tulis alasannya, agar pengusul tahu apa yang perlu diperbaiki."))
    with transaction.atomic():
        found = Replacement.objects.select_for_update().get(pk=replacement.pk)
        _require_decision(found, actor)
        found.state, found.decided_by, found.decided_at = State.DECLINED, actor, timezone.now()
        found.decline_reason = reason
        found.save(update_fields=["state", "decided_by", "decided_at", "decline_reason"])
        _note(found, "media.decline", actor, reason=reason)
    return found


def take_back(*, replacement: Replacement, actor: Any) -> Replacement:
    """Withdraw one's own proposal."""
    with transaction.atomic():
        found = Replacement.objects.select_for_update().get(pk=replacement.pk)
        if found.proposed_by_id != actor.pk:
            raise PermissionDenied
        _require_waiting(found)
        found.state, found.decided_by, found.decided_at = State.TAKEN_BACK, actor, timezone.now()
        found.save(update_fields=["state", "decided_by", "decided_at"])
        _note(found, "media.take_back", actor)
    return found


def propose_former(*, replacement: Replacement, reason: str, actor: Any) -> Replacement:
    """Want the file back that stood at the address before a replacement; a second person agrees as always."""
    if replacement.state != State.DONE or not replacement.former:
        raise ReplacementRefused(_("Tidak ada versi lama dari penggantian ini."))
    former: Any = replacement.former
    with former.storage.open(former.name) as file:
        return propose(item=replacement.item, field=replacement.field, file=file, reason=reason, actor=actor)


def _require_waiting(replacement: Replacement) -> None:
    if replacement.state != State.WAITING:
        raise ReplacementRefused(
            _("Keadaannya sudah berubah menjadi “%(state)s”.") % {"state": replacement.get_state_display()}
        )


def _require_decision(replacement: Replacement, actor: Any) -> None:
    item = replacement.item
    if item is None or not may_decide(actor, item):
        raise PermissionDenied
    _require_waiting(replacement)
    if replacement.proposed_by_id == actor.pk:
        raise ReplacementRefused(_("Anda yang mengajukan, jadi orang lain yang memutuskan (aturan empat mata)."))


def _require_clean(replacement: Replacement) -> None:
    if not scanner.is_configured():
        return
    proposed: Any = replacement.proposed
    try:
        with proposed.storage.open(proposed.name) as file:
            virus = scanner.scan(file).virus
    except scanner.ScannerDownError as error:
        raise ReplacementRefused(_("Pemindai virus sedang tidak menjawab. Coba lagi beberapa menit lagi.")) from error
    except scanner.TooLargeToScanError as error:
        raise ReplacementRefused(_("Berkas baru terlalu besar untuk diperiksa dari virus.")) from error
    if virus:
        raise ReplacementRefused(_("Berkas baru berisi virus (%(virus)s). Tolak penggantian ini.") % {"virus": virus})


def _keep_former(replacement: Replacement) -> None:
    """Copy what stands at the address, once: after an interruption it may be the new file already."""
    if replacement.former:
        return
    current = replacement.current
    with current.storage.open(current.name) as file:
        replacement.former.save(current.name.rpartition("/")[2], file, save=False)
    Replacement.objects.filter(pk=replacement.pk, former="").update(former=replacement.former.name)


def _note(replacement: Replacement, action: str, actor: Any, **data: Any) -> None:
    log(instance=replacement.item, action=action, user=actor, data={"field": replacement.field, **data})
