"""Pictures beside each other, alone and large."""

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
