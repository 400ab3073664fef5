"""Whether an upload is a video that can be shown, said in words that tell what to do."""

from tempfile import TemporaryFile
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from media_pipeline.turns import NoTurnError, turn
from media_pipeline.videos.containers import ENDINGS
from media_pipeline.videos.findings import Look, Problem
from media_pipeline.videos.names import plain_name
from media_pipeline.videos.probe import NoVideo, probe

# What phones and cameras write, as a person names it and as a browser filters by.
ACCEPTED = ("mp4", "m4v", "mov", "webm", "mkv", "3gp", "3g2", "avi")
KINDS = _("MP4, MOV, WebM, MKV, 3GP, atau AVI")

# A person waits in front of the form meanwhile.
_PATIENCE = 30.0
_AGAIN = _("Buka videonya di ponsel atau komputer untuk memastikan dapat diputar, lalu unggah kembali.")
MESSAGES: dict[Problem, Any] = {
    Problem.EMPTY: _("Berkas ini kosong. Pilih videonya sekali lagi."),
    Problem.OTHER: format_lazy("{} {}.", _("Berkas ini bukan video, apa pun akhiran namanya. Yang diterima:"), KINDS),
    Problem.BROKEN: format_lazy("{} {}", _("Video ini rusak atau tidak dapat dibaca."), _AGAIN),
    Problem.CUT: format_lazy("{} {}", _("Video ini terpotong: bagian akhirnya tidak ada."), _AGAIN),
    Problem.NO_PICTURE: _("Berkas ini hanya berisi suara. Berkas suara belum didukung; unggah video yang bergambar."),
    Problem.TOO_LARGE: _(
        "Gambar video ini terlalu besar. Rekam atau simpan ulang paling besar 4K, lalu unggah kembali."
    ),
    Problem.SLOW: _("Video ini terlalu lama dibaca. Simpan ulang sebagai MP4, lalu unggah kembali."),
}


def check(upload: File[Any]) -> Look:
    """Return what a video is, and give the upload a plain name; raises ValidationError for what cannot be shown."""
    limit, longest = int(settings.VIDEO_MAX_UPLOAD_SIZE), int(settings.VIDEO_MAX_SECONDS)
    if upload.size > limit:
        raise ValidationError(
            _("Video terlalu besar (%(size)s). Paling besar %(limit)s."),
            code="too_large",
            params={"size": filesizeformat(upload.size), "limit": filesizeformat(limit)},
        )
    if _ending(upload) not in ACCEPTED:
        raise ValidationError(
            _("Akhiran nama berkas ini tidak diterima. Yang diterima: %(kinds)s."),
            code="ending",
            params={"kinds": KINDS},
        )
    try:
        with turn(_PATIENCE):
            look = _look(upload)
    except NoTurnError as late:
        raise ValidationError(_("Server sedang sibuk memeriksa berkas lain. Coba simpan lagi."), code="busy") from late
    except NoVideo as refused:
        raise ValidationError(MESSAGES[refused.problem], code=refused.problem) from refused
    if look.duration > longest:
        raise ValidationError(
            _("Video terlalu panjang (%(minutes)s menit). Paling lama %(limit)s menit; potong dahulu, lalu unggah."),
            code="too_long",
            params={"minutes": _minutes(look.duration), "limit": _minutes(longest)},
        )
    upload.name = plain_name(upload.name or "", ENDINGS[look.container])
    return look


def _look(upload: File[Any]) -> Look:
    """Look at a file that has a descriptor, or at a copy of one that Django keeps in memory."""
    raw: Any = getattr(upload, "file", upload)
    try:
        raw.fileno()
    except (AttributeError, OSError):
        with TemporaryFile() as copy:
            for chunk in upload.chunks():
                copy.write(chunk)
            copy.flush()
            return probe(copy)
    try:
        return probe(raw)
    finally:
        upload.seek(0)


def _ending(upload: File[Any]) -> str:
    return (upload.name or "").rpartition(".")[2].lower()


def _minutes(seconds: float) -> str:
    minutes = seconds / 60
    return f"{minutes:.1f}".replace(".", ",").removesuffix(",0")


def help_text() -> str:
    """Say what may be uploaded, in numbers of the settings."""
    return _("Paling besar %(limit)s dan %(minutes)s menit. Yang diterima: %(kinds)s.") % {
        "limit": filesizeformat(settings.VIDEO_MAX_UPLOAD_SIZE),
        "minutes": _minutes(settings.VIDEO_MAX_SECONDS),
        "kinds": KINDS,
    }
