"""A document on its way in: opened and cleaned by a child process, and only what that left is ever stored."""

import hashlib
from tempfile import TemporaryFile
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from media_pipeline import document_words
from media_pipeline.document_cleaning.findings import Refusal, Refused
from media_pipeline.document_cleaning.process import clean
from media_pipeline.file_names import stem_of
from media_pipeline.turns import NoTurnError, turn

# Seconds that somebody waits for their turn before being told to try again.
_PATIENCE = 30.0


class CleanedFile(File):  # type: ignore[type-arg]
    """What may be stored; `upload_hash` is of the bytes as they came (SHA-256), `notes` has one sentence a line."""

    def __init__(self, file: Any, name: str, upload_hash: str, notes: str) -> None:
        super().__init__(file, name=name)
        self.upload_hash = upload_hash
        self.notes = notes


def cleaned(upload: File[Any], kind: str) -> CleanedFile:
    """Return the cleaned document, read from its start, under a clean name that ends in `kind`.

    Raises ValidationError that says what to do.
    """
    came, left = TemporaryFile(), TemporaryFile()  # noqa: SIM115 (they live as long as what is returned)
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
        came.write(chunk)
    came.flush()
    try:
        if not kind.isascii() or not kind.isalnum():
            raise Refused(Refusal.NOT_GENUINE)
        with turn(_PATIENCE):
            found = clean(came, kind, left)
    except Refused as refused:
        raise ValidationError(document_words.why(refused, kind), code=str(refused.reason)) from refused
    except (NoTurnError, OSError) as error:
        raise ValidationError(
            _("Server sedang tidak dapat memeriksa berkas. Coba lagi sebentar lagi."), code="unavailable"
        ) from error
    kept = came if found.is_same else left
    kept.seek(0)
    name = f"{stem_of(upload.name or '', 'dokumen')}.{kind}"
    return CleanedFile(kept, name, digest.hexdigest(), document_words.told(found.notes))
