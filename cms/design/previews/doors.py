"""Doors on home pages: what people come for, and what other rooms have to show."""

from types import SimpleNamespace
from typing import Any

from cms.design.previews.samples import LONG_TITLE
from cms.design.registry import Sample, register_preview
from cms.registries.teasers import Teaser


def _link(title: str, *, is_demo: bool = True) -> SimpleNamespace:
    return SimpleNamespace(title=title, url="#", agency_name="Dinas Contoh", is_demo=is_demo)


def _teaser(**values: Any) -> Teaser:
    texts = {
        "title": "Judul ajakan (contoh)",
        "text": "Contoh penjelasan satu kalimat.",
        "url": "#",
        "label": "Buka contoh",
    }
    return Teaser(**texts | values)


register_preview(
    "quick_links",
    "Pintu layanan",
    Sample(
        "tiga pintu, satu panjang",
        {
            "links": [_link("Surat keterangan (contoh)"), _link(LONG_TITLE), _link("Izin (contoh)", is_demo=False)],
            "title": "Langsung ke layanan (contoh)",
            "id": "contoh-pintu",
            "url": "#",
            "label": "Semua layanan",
        },
    ),
)
register_preview(
    "teaser",
    "Ajakan",
    Sample("dengan tombol", {"teaser": _teaser(), "level": 3}),
    Sample("tanpa alamat", {"teaser": _teaser(url="", title=LONG_TITLE), "level": 3}),
)
register_preview(
    "teasers",
    "Deret ajakan",
    Sample("dua ajakan", {"teasers": [_teaser(), _teaser(title="Ajakan kedua (contoh)", text="")]}),
)
