"""Cards and rows: one thing of a list."""

from datetime import timedelta
from types import SimpleNamespace

from django.utils import timezone
from django.utils.safestring import mark_safe

from cms.design.previews.samples import LONG_TITLE, UNBROKEN_TITLE, card, event
from cms.design.registry import Sample, register_preview

register_preview(
    "card",
    "Kartu",
    Sample("dengan gambar", {"card": card(), "level": 3, "show_agency": True, "show_kind": True}),
    Sample("tanpa gambar", {"card": card(image=None), "level": 3}),
    Sample("judul panjang", {"card": card(title=LONG_TITLE, summary=""), "level": 3, "show_agency": True}),
    Sample("judul tanpa spasi, tanpa gambar", {"card": card(title=UNBROKEN_TITLE, image=None), "level": 3}),
)
register_preview(
    "card_grid",
    "Kisi kartu",
    Sample(
        "kartu pertama besar",
        {
            "cards": [card(image=None if number == 4 else card().image) for number in range(6)],
            "level": 3,
            "lead_first": True,
        },
    ),
    Sample("empat kartu, tidak pernah satu tertinggal", {"cards": [card() for _ in range(4)], "level": 3}),
)
register_preview(
    "service_card",
    "Kartu layanan",
    Sample("dengan nama OPD", {"card": card(title="Surat keterangan (contoh)"), "level": 3, "show_agency": True}),
    Sample("judul panjang", {"card": card(title=LONG_TITLE, is_demo=False), "level": 3}),
)
register_preview(
    "testimonial_card",
    "Kartu testimoni",
    Sample(
        "dengan tautan",
        {
            "quote": "Contoh kutipan: sekarang saya tahu jadwalnya sebelum berangkat.",
            "person_name": "Warga Contoh",
            "person_role": "petani (contoh)",
            "url": "#",
            "agency_name": "Dinas Contoh",
            "is_demo": True,
        },
    ),
)
register_preview(
    "announcement_row",
    "Baris pengumuman",
    Sample(
        "masih berlaku",
        {"card": card(), "closing_date": timezone.now() + timedelta(days=9), "level": 3, "show_agency": True},
    ),
    Sample("sudah ditutup", {"card": card(title=LONG_TITLE), "is_closed": True, "level": 3}),
)
register_preview(
    "event_row",
    "Baris agenda",
    Sample("biasa", {"event": event(), "level": 3, "show_agency": True}),
    Sample("dibatalkan", {"event": event(status="cancelled", note="Hujan (contoh)."), "level": 3}),
    Sample(
        "dipindah, sehari penuh",
        {"event": event(status="moved", all_day=True, original_start=timezone.now()), "level": 3},
    ),
)
register_preview(
    "information_row",
    "Baris informasi publik",
    Sample(
        "masa berlaku lewat",
        {
            "card": card(title="Rencana kerja (contoh)"),
            "category": "Berkala",
            "responsible_unit": "Subbagian Contoh",
            "valid_until": timezone.now(),
            "is_outdated": True,
            "show_agency": True,
        },
    ),
)
register_preview(
    "document_row",
    "Baris dokumen",
    Sample(
        "berkas PDF", {"title": "Formulir contoh", "url": "#", "extension": "pdf", "size": 248_320, "is_demo": True}
    ),
)
register_preview(
    "search_result",
    "Hasil pencarian",
    Sample(
        "dengan kata yang ditandai",
        {
            "result": SimpleNamespace(
                title=mark_safe("Jadwal <mark>imunisasi</mark> (contoh)"),
                url="#",
                snippet=mark_safe("Contoh potongan teks dengan kata <mark>imunisasi</mark> di dalamnya."),
                kind="Berita",
                agency="Dinas Contoh",
                date=timezone.now(),
                is_demo=True,
            ),
            "level": 3,
        },
    ),
)
