"""What people read about a picture: why it was refused and what to do, what was changed and why."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from media_pipeline.pictures.findings import Note, Problem
from media_pipeline.pictures.limits import MAX_SIDE

FORMATS = "JPG, PNG, WebP, GIF, AVIF, HEIC"


def refusal(problem: Problem, values: Mapping[str, Any]) -> str:
    """Return one or two sentences: what is wrong with the file, and what helps."""
    megapixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
    words = {
        "formats": FORMATS,
        "limit": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
        "megapixels": megapixels,
        "most": settings.PICTURE_MAX_FRAMES,
        "side": f"{MAX_SIDE:,}".replace(",", "."),
        "kind": "",
        "size": "",
        "width": 0,
        "height": 0,
        "frames": 0,
    } | dict(values)
    if problem is Problem.TOO_MANY_PIXELS and words["frames"]:
        return str(
            _(
                "Animasi terlalu besar: %(frames)d bingkai berukuran %(width)d × %(height)d piksel, bersama-sama "
                "paling banyak %(megapixels)d megapiksel. Perkecil atau pendekkan dahulu, lalu unggah kembali."
            )
            % words
        )
    return str(_sentences()[problem] % words)


def note(found: Note) -> str:
    """Return a sentence about what cleaning changed."""
    return {
        Note.OTHER_ENDING: _("Akhiran nama berkas tidak sesuai dengan isinya, jadi diganti dengan yang benar."),
        Note.TRAILER: _(
            "Di belakang gambar ada data tambahan, misalnya video singkat dari ponsel; data itu tidak disimpan."
        ),
        Note.FIRST_FRAME_SHOWN: _(
            "Gambar ini bergerak. Pada halaman hanya bingkai pertamanya yang tampil; berkas aslinya tetap bergerak."
        ),
        Note.FIRST_FRAME_KEPT: _("Berkas ini berisi beberapa gambar; hanya yang pertama yang disimpan."),
    }[found]


def _sentences() -> dict[Problem, str]:
    return {
        Problem.EMPTY: _("Berkas ini kosong. Pilih berkas yang lain, atau salin ulang dari kamera atau ponsel."),
        Problem.SVG: _(
            "Gambar SVG tidak diterima, karena dapat memuat program. Simpan sebagai PNG, lalu unggah kembali."
        ),
        Problem.UNSUPPORTED: _(
            "Format %(kind)s tidak diterima. Simpan gambarnya sebagai JPG atau PNG, lalu unggah kembali."
        ),
        Problem.NO_PICTURE: _("Berkas ini bukan gambar yang dapat dibaca. Format yang diterima: %(formats)s."),
        Problem.TRUNCATED: _(
            "Gambar tidak lengkap: berkasnya terpotong. Salin ulang dari kamera atau ponsel, lalu unggah kembali."
        ),
        Problem.BROKEN: _(
            "Gambar rusak dan tidak dapat dibuka sampai selesai. Simpan ulang gambarnya, lalu unggah kembali."
        ),
        Problem.MARKUP: _(
            "Di dalam berkas gambar ini ada potongan halaman web atau program, jadi tidak diterima. "
            "Simpan ulang gambarnya dengan aplikasi gambar, lalu unggah kembali."
        ),
        Problem.OTHER_FILE: _(
            "Di dalam berkas gambar ini tersembunyi berkas lain (dokumen, arsip, atau program), jadi tidak diterima. "
            "Simpan ulang gambarnya dengan aplikasi gambar, lalu unggah kembali."
        ),
        Problem.TOO_MANY_BYTES: _(
            "Gambar terlalu besar (%(size)s). Paling besar %(limit)s. Perkecil dahulu, lalu unggah kembali."
        ),
        Problem.TOO_MANY_PIXELS: _(
            "Gambar terlalu besar: %(width)d × %(height)d piksel, paling banyak %(megapixels)d megapiksel. "
            "Perkecil dahulu, lalu unggah kembali."
        ),
        Problem.TOO_LONG: _(
            "Gambar terlalu panjang: %(width)d × %(height)d piksel. Tiap sisi paling panjang %(side)s piksel. "
            "Potong menjadi beberapa gambar, lalu unggah kembali."
        ),
        Problem.TOO_MANY_FRAMES: _(
            "Animasi terlalu panjang: %(frames)d bingkai, paling banyak %(most)d. Pendekkan dahulu, atau unggah "
            "sebagai video."
        ),
        Problem.TOO_MUCH: _(
            "Gambar ini terlalu berat untuk dibuka. Perkecil atau simpan ulang gambarnya, lalu unggah kembali."
        ),
        Problem.BUSY: _("Server sedang mengolah banyak berkas. Tunggu sebentar, lalu unggah kembali gambar ini."),
    }
