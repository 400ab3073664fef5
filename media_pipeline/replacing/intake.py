"""The new file goes the way of every upload of its kind, and must be of the kind that stands at the address."""

import hashlib
from os.path import splitext
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _
from wagtail.images.forms import get_image_form

from media_pipeline import document_upload, validation
from media_pipeline.models import Document, Image


def accepted(item: Any, field: str, upload: File[Any], actor: Any) -> tuple[File[Any], str, str]:
    """Return the cleaned file, the hash of what came, and notes. Raises ValidationError that says what to do."""
    came = _hash_of(upload)
    if isinstance(item, Document):
        cleaned = document_upload.cleaned(upload, validation.ending(upload))
        return _same_kind(item, field, cleaned), came, cleaned.notes
    if field == "captions":
        validation.webvtt(upload)
        return _same_kind(item, field, upload), came, ""
    # Wagtail's own form for pictures, whose field the pictures' intake stands behind.
    picture = get_image_form(Image)(user=actor).fields["file"].clean(upload)
    notes = "\n".join(getattr(getattr(picture, "intake", None), "notes", ()))
    return _same_kind(item, field, picture), came, notes


def _same_kind(item: Any, field: str, file: File[Any]) -> File[Any]:
    now, new = (_kind_of(name) for name in (getattr(item, field).name, file.name or ""))
    if now != new:
        raise ValidationError(
            _(
                "Berkas baru harus sejenis dengan yang lama (.%(now)s), karena alamatnya tetap. Simpan ulang sebagai "
                ".%(now)s, atau unggah sebagai berkas baru dan pasang pada halaman."
            ),
            code="other_kind",
            params={"now": now},
        )
    return file


def _kind_of(name: str) -> str:
    kind = splitext(name)[1].lower().removeprefix(".")
    return {"jpeg": "jpg"}.get(kind, kind)


def _hash_of(upload: File[Any]) -> str:
    digest = hashlib.sha256()
    upload.seek(0)
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
