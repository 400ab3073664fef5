"""Uploads are hostile until proven: what a file is, is read from its bytes, never from its name."""

import codecs
from os.path import splitext
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import MinValueValidator
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from media_pipeline.pictures.intake import take

MAX_CAPTIONS_BYTES = 2 * 1024 * 1024

not_negative = MinValueValidator(0, message=_("Nilai tidak boleh kurang dari nol."))


def is_new_upload(file: FieldFile | None) -> bool:
    """Tell whether a field holds a file that is not stored yet; stored ones were checked when they came."""
    return bool(file) and not getattr(file, "_committed", True)


def ending(file: File[Any]) -> str:
    """Return the name's ending in lower case without the dot."""
    return splitext(file.name or "")[1].lower().removeprefix(".")


def webvtt(file: File[Any]) -> None:
    """Accept UTF-8 text whose first line starts with WEBVTT (W3C WebVTT, 4.1)."""
    if file.size > MAX_CAPTIONS_BYTES:
        raise ValidationError(_("Berkas teks video terlalu besar. Paling besar 2 MB."), code="too_large")
    content = _head(file, MAX_CAPTIONS_BYTES)
    try:
        text = content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValidationError(_("Berkas teks video harus berupa teks UTF-8."), code="not_utf8") from error
    if ending(file) != "vtt" or not text.startswith("WEBVTT") or text[6:7] not in {"", " ", "\t", "\n", "\r"}:
        raise ValidationError(
            _("Berkas ini bukan teks video WebVTT: berkasnya berakhiran .vtt dan baris pertamanya “WEBVTT”."),
            code="not_webvtt",
        )


def picture(file: File[Any]) -> None:
    """Accept a picture that the house would take; forms store what `take` returns instead of the file itself."""
    try:
        take(file)
    finally:
        file.seek(0)


def _head(file: File[Any], size: int) -> bytes:
    file.seek(0)
    content = file.read(size)
    file.seek(0)
    return bytes(content)
