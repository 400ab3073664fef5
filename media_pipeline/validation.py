"""Uploads are hostile until proven: what a file is, is read from its bytes, never from its name."""

import codecs
from os.path import splitext
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.validators import MinValueValidator
from django.db.models.fields.files import FieldFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage

MAX_CAPTIONS_BYTES = 2 * 1024 * 1024
PICTURE_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")

not_negative = MinValueValidator(0, message=_("Nilai tidak boleh kurang dari nol."))


def is_new_upload(file: FieldFile | None) -> bool:
    """Tell whether a field holds a file that is not stored yet; stored ones were checked when they came."""
    return bool(file) and not getattr(file, "_committed", True)


def ending(file: File[Any]) -> str:
    """Return the name's ending in lower case without the dot."""
    return splitext(file.name or "")[1].lower().removeprefix(".")


def mp4(file: File[Any]) -> None:
    """Accept an ISO base media file: the first box is `ftyp` (ISO/IEC 14496-12, 4.3)."""
    limit = int(settings.VIDEO_MAX_UPLOAD_SIZE)
    if file.size > limit:
        raise ValidationError(
            _("Video terlalu besar (%(size)s). Paling besar %(limit)s."),
            code="too_large",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(limit)},
        )
    if ending(file) != "mp4" or _head(file, 12)[4:8] != b"ftyp":
        raise ValidationError(
            _("Berkas ini bukan video MP4. Simpan ulang videonya sebagai MP4, lalu unggah kembali."), code="not_mp4"
        )


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
    """Accept a raster picture within the limits that can be decoded to its last row."""
    try:
        file.seek(0)
        with PillowImage.open(file, formats=PICTURE_FORMATS) as image:
            frames = getattr(image, "n_frames", 1)
            if image.width * image.height * frames > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                raise ValidationError(
                    _("Gambar terlalu besar: %(width)d × %(height)d piksel. Perkecil dahulu, lalu unggah kembali."),
                    code="too_many_pixels",
                    params={"width": image.width, "height": image.height},
                )
            # A JPEG is read at an eighth of its size: enough to find where it breaks off.
            image.draft("RGB", (1, 1))
            image.load()
    except ValidationError:
        raise
    except Exception as error:
        # Decoders meet broken bytes with whatever their arithmetic runs into: struct.error, IndexError, MemoryError …
        raise ValidationError(
            _("Gambar rusak atau tidak lengkap, atau bukan gambar. Simpan ulang gambarnya, lalu unggah kembali."),
            code="broken_picture",
        ) from error
    finally:
        file.seek(0)


def _head(file: File[Any], size: int) -> bytes:
    file.seek(0)
    content = file.read(size)
    file.seek(0)
    return bytes(content)
