"""Pictures beside each other, alone and large."""

from types import SimpleNamespace

from cms.blocks.samples import SamplePicture
from cms.design.previews.samples import LONG_TITLE, card
from cms.design.registry import Sample, register_preview

_ALT = "Contoh gambar: sawah di tepi laut"

register_preview(
    "gallery_photo",
    "Foto galeri",
    Sample(
        "dengan keterangan dan kredit",
        {
            "image": SamplePicture(),
            "alt": _ALT,
            "url": "#",
            "number": 1,
            "caption": "Sawah (contoh)",
            "credit": "Contoh",
        },
        list_class="gallery",
    ),
    Sample("belum dapat dibuka besar", {"image": SamplePicture(), "alt": _ALT, "number": 2}, list_class="gallery"),
)
register_preview(
    "photo",
    "Foto besar",
    Sample(
        "dengan keterangan dan kredit",
        {"image": SamplePicture(), "alt": _ALT, "caption": "Sawah (contoh)", "credit": "Contoh"},
    ),
)
register_preview(
    "photo_steps",
    "Ke foto lain",
    Sample(
        "di tengah album",
        {
            "previous": SimpleNamespace(url="#", number=1),
            "next": SimpleNamespace(url="#", number=3),
            "album_url": "#",
        },
    ),
)
register_preview(
    "photo_download",
    "Unduhan foto",
    Sample(
        "ukuran asli",
        {"original": SimpleNamespace(url="#", kind="JPEG", size=4_400_000, width=4032, height=3024)},
    ),
)
register_preview(
    "album_cards",
    "Foto kegiatan ini",
    Sample("satu album", {"cards": [card(title="Album kegiatan (contoh)", facts=("12 foto",), summary="")]}),
)
register_preview("lightbox", "Gambar besar", note="Terbuka dari gambar pada blok Galeri di bawah, bila skrip jalan.")
register_preview(
    "album_strip",
    "Deret album",
    Sample(
        "empat album",
        {
            "cards": [card(title=f"Album {n} (contoh)") for n in range(1, 4)] + [card(title=LONG_TITLE)],
            "show_agency": True,
        },
    ),
)
