"""Parts of a page: heads, facts, notices, forms, ways on."""

from datetime import datetime
from types import SimpleNamespace
from typing import Any

from django.core.paginator import Paginator
from django.utils import timezone

from cms.design.previews.samples import LONG_TITLE, contact
from cms.design.registry import Sample, register_preview


def _month(number: int, *, is_current: bool = False) -> SimpleNamespace:
    first_day = datetime(2026 - number // 12, 12 - number % 12, 1)
    return SimpleNamespace(first_day=first_day.date(), count=number + 1, url="#", is_current=is_current)


def _choice(value: str, label: str) -> dict[str, Any]:
    return {"value": value, "label": label, "selected": not value}


register_preview(
    "page_header",
    "Kepala halaman",
    Sample(
        "dengan pengantar", {"title": "Judul halaman (contoh)", "kind_label": "Berita", "lead": "Pengantar contoh."}
    ),
    Sample("judul panjang", {"title": LONG_TITLE}),
)
register_preview(
    "section_head",
    "Kepala bagian",
    Sample("dengan tautan", {"id": "contoh-bagian", "title": "Kabar bagi warga", "url": "#", "label": "Semua berita"}),
)
register_preview(
    "meta_line",
    "Baris keterangan",
    Sample(
        "lengkap",
        {
            "date": timezone.now(),
            "byline": "Nama Penulis (contoh)",
            "agency_name": "Dinas Contoh",
            "district": "Contoh",
            "kind_label": "Berita",
        },
    ),
)
register_preview(
    "benefit",
    "Manfaat bagi warga",
    Sample("dua paragraf", {"text": "Contoh manfaat pertama.\n\nContoh manfaat kedua."}),
)
register_preview(
    "callout",
    "Kotak perhatian",
    Sample("biasa", {"title": "Judul (contoh)", "text": "Isi contoh."}),
    Sample("penting", {"title": "Penting (contoh)", "text": "Isi contoh.", "tone": "important"}),
    Sample("mendesak", {"title": "Mendesak (contoh)", "text": "Isi contoh.", "tone": "urgent"}),
    Sample("kabar baik", {"title": "Kabar baik (contoh)", "text": "Isi contoh.", "tone": "good"}),
)
register_preview(
    "empty_state",
    "Belum ada isi",
    Sample(
        "dengan jalan keluar",
        {
            "title": "Belum ada isi di sini",
            "text": "Contoh penjelasan.",
            "url": "#",
            "label": "Lihat semua",
            "level": 3,
        },
    ),
)
register_preview("topic_chips", "Topik", Sample("tiga topik", {"topics": ["Kesehatan", "Pertanian", "Perikanan"]}))
register_preview("contact_lines", "Rincian kontak", Sample("lengkap", {"contact": contact()}))
register_preview(
    "contact_card", "Kotak kontak", Sample("lengkap", {"contact": contact(), "name": "Dinas Contoh", "level": 3})
)
register_preview("print_button", "Tombol cetak", Sample("hanya bila skrip jalan"))
register_preview(
    "search_box",
    "Kotak cari",
    Sample("kecil", {"id": "contoh-cari", "action": "/cari/"}),
    Sample("besar", {"id": "contoh-cari-besar", "action": "/cari/", "large": True, "label": "Cari layanan (contoh)"}),
)
register_preview(
    "filter_form",
    "Penyaring daftar",
    Sample(
        "kata dan pilihan",
        {
            "action": "#",
            "query": "",
            "fields": [
                {
                    "name": "jenis",
                    "label": "Jenis",
                    "options": [_choice("", "Semua jenis"), _choice("berita", "Berita")],
                }
            ],
            "id_prefix": "contoh-",
        },
    ),
)
register_preview("pagination", "Halaman daftar", Sample("di tengah", {"items": Paginator(range(120), 10).get_page(5)}))
register_preview(
    "month_archive",
    "Arsip per bulan",
    Sample(
        "lebih dari setahun",
        {"months": [_month(number, is_current=number == 1) for number in range(15)], "all_url": "#", "month": None},
    ),
)
register_preview("fact", "Fakta", Sample("satu nilai", {"label": "Biaya", "value": "Gratis (contoh)"}, is_fact=True))
