"""What stands around the text of an item: tools to read it, ways to pass it on, and where to go next."""

from cms.design.previews.samples import LONG_TITLE, card
from cms.design.registry import Sample, register_preview

register_preview(
    "reading_tools",
    "Alat baca",
    Sample("waktu baca; tombol suara hanya bila peramban punya suara", {"minutes": 4}),
)
register_preview(
    "share_links",
    "Bagikan",
    Sample("lengkap", {"title": "Pasar murah (contoh)", "url": "https://contoh.invalid/berita/pasar-murah/"}),
)
register_preview(
    "related_list",
    "Terkait",
    Sample(
        "dari OPD sendiri dan OPD lain",
        {
            "cards": [card(), card(title=LONG_TITLE, agency_name="Badan Contoh"), card(kind_label="Pengumuman")],
            "agency_name": "Dinas Contoh",
        },
    ),
)
register_preview(
    "neighbours",
    "Sebelum dan sesudah",
    Sample(
        "keduanya, satu berjudul panjang",
        {"previous": card(), "next": card(title=LONG_TITLE), "kind_label": "Berita"},
    ),
)
