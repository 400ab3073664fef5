"""Begins, continues, ends and uses uploads that come in pieces; each belongs to the person who began it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from os.path import basename
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.models import User
from media_pipeline import quota
from media_pipeline.models.upload import ResumableUpload
from media_pipeline.uploads.parts import parts

# Abandoned after that (tus: expiration).
KEPT = timedelta(days=1)
MOST_OPEN = 10
_SILENT = timedelta(minutes=10)
LARGEST_PIECE = 32 * 1024 * 1024
AT_ONCE = 100

logger = structlog.get_logger(__name__)


class Conflict(Exception):  # noqa: N818
    """The piece does not go on where the upload stands."""


class Refused(Exception):  # noqa: N818
    """The upload may not be begun or continued; with the words for its person and the status of the answer."""

    def __init__(self, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.message, self.status = message, status


def begin(*, user: User, name: str, size: int) -> ResumableUpload:
    """Make room for a file. Raises Refused for one that is too large, or a person who has too many open."""
    limit = int(settings.VIDEO_MAX_UPLOAD_SIZE)
    if size <= 0:
        raise Refused(_("Berkas ini kosong. Pilih videonya sekali lagi."))
    if size > limit:
        raise Refused(
            _("Video terlalu besar (%(size)s). Paling besar %(limit)s.")
            % {"size": filesizeformat(size), "limit": filesizeformat(limit)},
            413,
        )
    try:
        quota.require_room_for(user, size)
    except ValidationError as full:
        raise Refused(" ".join(full.messages), 413) from full
    _make_room(user)
    upload = ResumableUpload(
        user=user, name=basename(name.replace("\\", "/"))[-255:], size=size, heard_at=timezone.now()
    )
    parts().begin(upload)
    upload.save(force_insert=True)
    return upload


def find(*, user: User, upload_id: Any) -> ResumableUpload | None:
    """Return the person's own upload, None for any other and for one whose bytes are gone."""
    try:
        upload = ResumableUpload.objects.filter(user=user, pk=upload_id).first()
    except (ValidationError, ValueError, TypeError):
        return None
    return upload if upload is not None and parts().is_there(upload) else None


def append(*, upload: ResumableUpload, offset: int, blocks: Iterator[bytes], length: int) -> int:
    """Add a piece of `length` bytes that starts at `offset`; return where the upload stands then.

    Whatever came before a connection was lost is kept where the place can keep it. Raises Conflict, Refused or OSError.
    """
    if offset != upload.offset:
        raise Conflict
    if length > LARGEST_PIECE:
        raise Refused(_("Potongan berkas terlalu besar."), 413)
    if offset + length > upload.size:
        raise Refused(_("Potongan ini melampaui ukuran berkas."), 413)
    place = parts()
    if length < place.smallest and offset + length < upload.size:
        raise Refused(_("Potongan berkas terlalu kecil."))
    kept, fields = place.append(upload, blocks, length) if length else (0, {})
    going_on = ResumableUpload.objects.filter(pk=upload.pk, offset=offset)
    if not going_on.update(offset=offset + kept, heard_at=timezone.now(), **fields):
        raise Conflict
    return offset + kept


def cancel(*, upload: ResumableUpload) -> None:
    """Forget an upload and remove what came of it."""
    with transaction.atomic():
        upload_id = upload.pk
        upload.delete()
        upload.pk = upload_id
        transaction.on_commit(partial(_remove, upload))


class ResumedFile(UploadedFile):  # type: ignore[type-arg]
    """A file that came in pieces, as a form takes any other."""

    def __init__(self, upload: ResumableUpload) -> None:
        super().__init__(parts().open(upload), upload.name, "application/octet-stream", upload.size)
        self.upload = upload


def take(*, user: User, upload_id: Any) -> ResumedFile | None:
    """Return the complete file of the person's own upload, None where there is none."""
    upload = find(user=user, upload_id=upload_id)
    if upload is None or not upload.is_complete:
        return None
    try:
        return ResumedFile(upload)
    except FileNotFoundError:
        return None


def used(*, file: ResumedFile) -> None:
    """Note that a form has stored the file: nobody can use it again. Raises Conflict where somebody just did."""
    with transaction.atomic():
        if not ResumableUpload.objects.filter(pk=file.upload.pk).delete()[0]:
            raise Conflict
        transaction.on_commit(partial(_remove, file.upload))


def sweep() -> int:
    """Remove what nobody went on with for a day; for the minutely job, returns how many."""
    left = list(ResumableUpload.objects.filter(heard_at__lt=timezone.now() - KEPT)[:AT_ONCE])
    for upload in left:
        cancel(upload=upload)
    parts().sweep({str(pk) for pk in ResumableUpload.objects.values_list("pk", flat=True)})
    return len(left)


def _make_room(user: User) -> None:
    """Let a person not have more than some uploads open: one that fell silent makes room for another."""
    own = ResumableUpload.objects.filter(user=user)
    if own.count() < MOST_OPEN:
        return
    silent = own.filter(heard_at__lt=timezone.now() - _SILENT).order_by("heard_at").first()
    if silent is None:
        raise Refused(_("Terlalu banyak unggahan yang belum selesai. Selesaikan atau batalkan dahulu."), 429)
    cancel(upload=silent)


def _remove(upload: ResumableUpload) -> None:
    try:
        parts().remove(upload)
    except OSError:
        # The sweep comes by again tomorrow.
        logger.exception("upload_parts_not_removed", upload=str(upload.pk))
