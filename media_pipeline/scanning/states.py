"""What the scanner's word means for a file: whether anybody may have it, and whether it may become public."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from media_pipeline.models.kept import KeptFile
from media_pipeline.scanning import scanner
from media_pipeline.storage.names import PRIVATE, is_private

TOO_LARGE = "too_large"
_SCAN = KeptFile.Scan


def is_quarantined(item: Any) -> bool:
    """Whether nobody at all gets this file: something harmful was found in it."""
    return bool(item.scan == _SCAN.INFECTED)


def may_be_public(item: Any) -> bool:
    """Whether the scanner's word lets citizens have this file.

    What lies on the public side from before a scanner was set up stays there until it is looked at.
    """
    if item.scan == _SCAN.UNSCANNED:
        return not scanner.is_configured() or not is_private(item.file.name or "")
    return bool(item.scan == _SCAN.CLEAN)


def open_to_public() -> Q:
    """Return the same as a condition on a queryset of files."""
    if not scanner.is_configured():
        return ~Q(scan=_SCAN.INFECTED)
    return Q(scan=_SCAN.CLEAN) | Q(scan=_SCAN.UNSCANNED) & ~Q(file__startswith=PRIVATE)


def advice(item: Any) -> str:
    """Return what the person who works with the file should know of its state; "" where all is well."""
    if is_quarantined(item):
        return _(
            "Pemindai virus menemukan “%(virus)s” di berkas ini, jadi tidak seorang pun dapat membukanya. Periksa "
            "komputer asal berkas, unggah yang bersih, lalu hapus yang ini. Bila Anda yakin ini keliru, hubungi "
            "Diskominfo."
        ) % {"virus": item.scan_note}
    if item.scan == _SCAN.UNSCANNED and scanner.is_configured():
        if item.scan_note == TOO_LARGE:
            return _(
                "Berkas ini terlalu besar untuk diperiksa pemindai virus, jadi belum dapat terbit. Unggah versi yang "
                "lebih kecil, atau minta Diskominfo memeriksa dan melepasnya."
            )
        return _("Berkas ini sedang menunggu pemeriksaan virus. Halaman yang memakainya baru dapat terbit sesudahnya.")
    return ""
