"""Has files looked at, keeps what the scanner says, and lets Diskominfo release what it was wrong about."""

from contextlib import closing
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from cms.publishing.refusal import PublicationRefused
from cms.tenancy.scope import scope_of
from media_pipeline.models import Document, Image, Video
from media_pipeline.models.kept import KeptFile
from media_pipeline.scanning import scanner
from media_pipeline.scanning.states import TOO_LARGE
from media_pipeline.settling import settle_later

KINDS: dict[str, Any] = {"image": Image, "document": Document, "video": Video}
# A task that has not come back in that time never will; a daemon that was down is asked as often.
OVERDUE = timedelta(minutes=2)
AT_ONCE = 200
MAX_REASON = 500

_SCAN = KeptFile.Scan
_LATER: dict[str, Any] = {"scan": _SCAN.UNSCANNED, "scanned_at": None, "scan_note": "", "scan_tries": 0}
logger = structlog.get_logger(__name__)


class ReleaseRefused(PublicationRefused):
    """The file stays where it is; the message says why."""


def uploads_of(item: Any) -> dict[str, str]:
    """Return the stored names of what people uploaded, by field; what the house itself made of it is none of it."""
    fields = ("file", "thumbnail", "captions") if isinstance(item, Video) else ("file",)
    return {name: getattr(item, name).name for name in fields if getattr(item, name)}


def look_at(item: Any) -> None:
    """Forget what was said of another file, and have this one scanned after the transaction."""
    model: Any = type(item)
    model._base_manager.filter(pk=item.pk).update(**_LATER, scan_tried_at=timezone.now())
    for name, value in _LATER.items():
        setattr(item, name, value)
    if scanner.is_configured():
        # robust: an upload is no error because the queue is; the minutely job asks again.
        transaction.on_commit(partial(_enqueue, model._meta.model_name, item.pk), robust=True)


def _enqueue(kind: str, pk: int) -> None:
    from media_pipeline.tasks import scan_media

    scan_media.enqueue(kind, pk)


def scan_item(*, kind: str, pk: int) -> str:
    """Have one item's uploads scanned and keep the result; returns its state, "" for what is gone or settled.

    May run twice and late. A daemon that is down leaves the item unscanned, to be asked again.
    """
    model = KINDS[kind]
    item = model._base_manager.filter(pk=pk, scan=_SCAN.UNSCANNED).first()
    if item is None or not scanner.is_configured():
        return ""
    names = uploads_of(item)
    model._base_manager.filter(pk=pk).update(scan_tries=F("scan_tries") + 1, scan_tried_at=timezone.now())
    try:
        virus = _virus_in(item, names)
    except scanner.ScannerDownError:
        logger.warning("virus_scanner_down", kind=kind, item=pk)
        return str(_SCAN.UNSCANNED)
    except scanner.TooLargeToScanError:
        logger.warning("too_large_to_scan", kind=kind, item=pk)
        model._base_manager.filter(pk=pk, **names).update(scan_note=TOO_LARGE)
        return str(_SCAN.UNSCANNED)
    return _keep(model, pk, names, virus)


def _virus_in(item: Any, names: dict[str, str]) -> str:
    for field, name in names.items():
        try:
            with closing(getattr(item, field).storage.open(name)) as stream:
                found = scanner.scan(stream).virus
        except FileNotFoundError:
            continue
        if found:
            return found
    return ""


def _keep(model: Any, pk: int, names: dict[str, str], virus: str) -> str:
    """Store the verdict, unless the item got other files meanwhile, which have their own task."""
    state = _SCAN.INFECTED if virus else _SCAN.CLEAN
    with transaction.atomic():
        said = model._base_manager.filter(pk=pk, scan=_SCAN.UNSCANNED, **names).update(
            scan=state, scanned_at=timezone.now(), scan_note=virus[:200]
        )
        if not said:
            return ""
        item = model._base_manager.get(pk=pk)
        if virus:
            _raise_alarm(item, virus)
        settle_later(model, [pk])
    return str(state)


def _raise_alarm(item: Any, virus: str) -> None:
    from media_pipeline.tasks import tell_of_virus

    logger.error("virus_found", kind=item._meta.model_name, item=item.pk, virus=virus)
    log(instance=item, action="media.infected", data={"virus": virus})
    transaction.on_commit(partial(tell_of_virus.enqueue, item._meta.model_name, item.pk), robust=True)


def ask_again() -> int:
    """Have scanned what nobody scanned: a lost task, a daemon that was down. For the minutely job; returns how many."""
    if not scanner.is_configured():
        return 0
    overdue = Q(scan_tried_at=None) | Q(scan_tried_at__lt=timezone.now() - OVERDUE)
    waiting = [
        (kind, pk)
        for kind, model in KINDS.items()
        for pk in model._base_manager.filter(overdue, scan=_SCAN.UNSCANNED)
        .exclude(scan_note=TOO_LARGE)
        .order_by("scan_tries", "pk")
        .values_list("pk", flat=True)[:AT_ONCE]
    ]
    if not waiting or not scanner.is_up():
        # Where nobody answers the queue does not grow with every minute.
        return 0
    for kind, pk in waiting:
        KINDS[kind]._base_manager.filter(pk=pk).update(scan_tried_at=timezone.now())
        _enqueue(kind, pk)
    return len(waiting)


@transaction.atomic
def release(*, item: Any, actor: Any, reason: str) -> None:
    """Let a file go that the scanner was wrong about, or could not take; logged with the reason.

    Raises PermissionDenied for everybody but Diskominfo, ReleaseRefused without a reason or for a file that is free.
    """
    if not scope_of(actor).everything:
        raise PermissionDenied
    reason = reason.strip()[:MAX_REASON]
    if not reason:
        raise ReleaseRefused(_("Tulis alasannya: mengapa berkas ini dinyatakan aman."))
    stored = type(item)._base_manager.select_for_update().get(pk=item.pk)
    held = stored.scan == _SCAN.INFECTED or (stored.scan == _SCAN.UNSCANNED and stored.scan_note == TOO_LARGE)
    if not held:
        raise ReleaseRefused(_("Berkas ini tidak sedang ditahan."))
    said = stored.scan_note
    type(item)._base_manager.filter(pk=item.pk).update(scan=_SCAN.CLEAN, scanned_at=timezone.now(), scan_note="")
    log(instance=stored, action="media.release", user=actor, data={"reason": reason, "virus": said})
    settle_later(type(item), [item.pk])
