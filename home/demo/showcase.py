"""The one news item that holds every block once, and ten pictures: what a page can look like at its fullest."""

from datetime import timedelta
from typing import Any

from home.demo import blocks
from home.demo.calendar import at
from home.demo.items import Desk
from home.demo.media import SHOWCASE_PICTURES
from home.demo.texts import shared
from media_pipeline.models import Document, Video
from opd.pages import NewsPage, TestimonialPage

SLUG = "semua-blok-contoh"
_AGE = 200
_TITLE = "Contoh semua blok: satu halaman dengan segala bentuk isi"


def showcase(desk: Desk, *, testimonial: TestimonialPage, document: Document, video: Video) -> NewsPage:
    """Return the item; it needs `SHOWCASE_PICTURES` pictures at the desk to show ten different ones."""
    pictures = desk.pictures[:SHOWCASE_PICTURES]
    values = block_values([image.pk for image in pictures[1:]], testimonial.pk, document.pk, video.pk)
    page = NewsPage(
        title=_TITLE,
        slug=SLUG,
        summary="Berita contoh untuk melihat bagaimana tiap blok tampil: teks, gambar, tabel, langkah, dan video.",
        benefit="Operator dapat melihat setiap blok sebelum memakainya, dan warga melihat isi yang lengkap.",
        # Not among the newest: it would stand first on the portal's home.
        date=at(desk.today - timedelta(days=_AGE), 6),
        agency=desk.agency,
        image=pictures[0],
        body=blocks.stream(desk.key("showcase", 0), list(values.items())),
    )
    page.topics = [desk.topics[name] for name in desk.words.topics]
    return page


def block_values(pictures: list[int], testimonial: int, document: int, video: int) -> dict[str, Any]:
    """Return a value for every block of a body, by its name, in reading order."""
    steps = [
        {"title": title, "text": text, "duration": duration, "place": place, "cost": "Contoh: gratis"}
        for title, text, duration, place in (
            ("Siapkan berkas", "Kartu identitas dan salinan kartu keluarga.", "", "Di rumah"),
            ("Ambil nomor antrean", "Daring atau di tempat.", "Contoh: 5 menit", "Loket contoh 1"),
            ("Serahkan berkas", "Petugas memeriksa kelengkapan di depan Anda.", "Contoh: 10 menit", "Loket contoh 2"),
            ("Terima hasil", "Diambil sendiri atau diwakilkan.", "Contoh: hari yang sama", "Loket contoh 3"),
        )
    ]
    return {
        "rich_text": blocks.paragraphs(
            [
                "Halaman ini memperlihatkan semua blok yang dapat dipakai operator, masing-masing satu kali.",
                "Teks biasa seperti paragraf ini memuat daftar, tautan, dan kata yang ditebalkan seperlunya.",
            ]
        ),
        "heading": blocks.heading("Bagian dengan judul sendiri"),
        "quote": {
            "text": "Saya baca syaratnya dulu di rumah, jadi cukup sekali datang.",
            "author": "Warga Contoh 1",
            "source": "Kutipan contoh",
            "source_url": "",
        },
        "callout": blocks.callout(
            "Kotak seperti ini dipakai untuk hal yang tidak boleh terlewat.", severity="penting", title="Perhatikan"
        ),
        "image": blocks.image(pictures[0], "Gambar selebar teks dengan keterangan (contoh)."),
        "gallery": blocks.gallery("showcase/gallery", pictures[1:], "Galeri contoh"),
        "steps": {"title": "Cara mengurus (contoh)", "steps": blocks.items("showcase/steps", steps)},
        "accordion": blocks.accordion("showcase/accordion", list(shared().question[:4])),
        "table": {
            "table_header_choice": "both",
            "first_row_is_table_header": True,
            "first_col_is_header": True,
            "table_caption": "Jam layanan (contoh)",
            "data": [
                ["Hari", "Buka", "Istirahat", "Tutup"],
                ["Senin–Kamis", "07.30", "12.00–13.00", "15.30"],
                ["Jumat", "07.30", "11.30–13.00", "14.00"],
            ],
        },
        "documents": {
            "title": "Unduhan",
            "documents": blocks.items("showcase/documents", [{"document": document, "title": "Formulir (contoh)"}]),
        },
        "video": {"title": "Dari posyandu ke taman (contoh)", "video": video, "url": "", "poster": None},
        "testimonial": {"testimonial": testimonial},
        "agenda": {"title": "Agenda terdekat", "count": 3},
        "latest_news": {"title": "Berita lain", "count": 3},
        "contact": {"title": "Hubungi kami"},
    }
