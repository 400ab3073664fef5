"""An upload becomes a picture that may be stored; everything else is refused in words."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from tempfile import TemporaryFile
from typing import Any, BinaryIO

import structlog
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.template.defaultfilters import filesizeformat

from media_pipeline.pictures import messages, names, process, signatures
from media_pipeline.pictures.findings import Note, Problem, Refused
from media_pipeline.turns import NoTurnError, turn

# A person waits in front of the form meanwhile.
_PATIENCE = 30.0
logger = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Intake:
    """What the upload was, and what the uploader should know: the model keeps it beside the file."""

    upload_hash: str
    notes: tuple[str, ...]
    color: str


class CleanedUpload(InMemoryUploadedFile):
    """The picture that is stored, in place of what was uploaded."""

    def __init__(self, cleaned: process.Cleaned, name: str, intake: Intake) -> None:
        size = len(cleaned.content)
        super().__init__(BytesIO(cleaned.content), "file", name, f"image/{cleaned.kind}", size, None)
        self.intake = intake


def take(upload: File[Any]) -> CleanedUpload:
    """Return what is stored of an upload; raises ValidationError, which says what to do."""
    try:
        return _take(upload)
    except Refused as refused:
        logger.info("picture_refused", problem=refused.problem.value, **_logged(refused))
        raise ValidationError(
            messages.refusal(refused.problem, refused.values), code=refused.problem.value
        ) from refused


def _take(upload: File[Any]) -> CleanedUpload:
    limit = int(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE)
    if upload.size > limit:
        raise Refused(Problem.TOO_MANY_BYTES, size=filesizeformat(upload.size))
    name = upload.name or ""
    with TemporaryFile() as copy:
        digest, head = _copy(upload, copy, limit)
        try:
            with turn(_PATIENCE):
                cleaned = process.clean(
                    copy,
                    max_pixels=int(settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS),
                    max_frames=int(settings.PICTURE_MAX_FRAMES),
                )
        except NoTurnError as late:
            raise Refused(Problem.BUSY) from late
    notes = list(cleaned.notes)
    claimed = names.kind_by_name(name)
    if claimed != signatures.kind_of(head):
        notes.insert(0, Note.OTHER_ENDING)
    intake = Intake(digest, tuple(messages.note(each) for each in notes), cleaned.color)
    return CleanedUpload(cleaned, names.stored_name(name, cleaned.kind), intake)


def _copy(upload: File[Any], copy: BinaryIO, limit: int) -> tuple[str, bytes]:
    """Fill a real file and return the SHA-256 of what came, and its head."""
    digest, size = hashlib.sha256(), 0
    upload.seek(0)
    for chunk in upload.chunks():
        size += len(chunk)
        if size > limit:
            raise Refused(Problem.TOO_MANY_BYTES, size=filesizeformat(size))
        digest.update(chunk)
        copy.write(chunk)
    copy.flush()
    copy.seek(0)
    return digest.hexdigest(), copy.read(4096)


def _logged(refused: Refused) -> dict[str, Any]:
    return {"error": refused.values["error"]} if "error" in refused.values else {}
