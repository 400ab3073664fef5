"""Invented things that several previews are filled with; all of them say that they are examples."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from cms.blocks.samples import SamplePicture

LONG_TITLE = (
    "Contoh judul yang panjangnya lebih dari sembilan puluh huruf supaya terlihat bagaimana kartu dan daftar menata "
    "dirinya"
)
UNBROKEN_TITLE = "Contohjudultanpaspasi" * 5


def card(**values: Any) -> SimpleNamespace:
    """Return a card as lists get them; any value can be told."""
    return SimpleNamespace(
        **{
            "title": "Pasar murah di alun-alun (contoh)",
            "url": "#",
            "kind_label": "Berita",
            "date": timezone.now(),
            "agency_name": "Dinas Contoh",
            "summary": "Ringkasan contoh: apa yang berubah bagi warga, di mana, dan sejak kapan.",
            "image": SamplePicture(),
            "is_demo": True,
        }
        | values
    )


def event(**values: Any) -> SimpleNamespace:
    """Return an event as the agenda lists it; any value can be told."""
    start = timezone.now() + timedelta(days=3)
    return SimpleNamespace(
        **{
            "title": "Posyandu keliling (contoh)",
            "url": "#",
            "start": start,
            "end": start + timedelta(hours=2),
            "original_start": None,
            "all_day": False,
            "place": "Balai desa contoh",
            "status": "",
            "note": "",
            "agency_name": "Dinas Contoh",
            "is_demo": True,
        }
        | values
    )


def line(**values: Any) -> SimpleNamespace:
    """Return what a stream's child looks like to a template."""
    return SimpleNamespace(value=SimpleNamespace(**values))


def contact() -> SimpleNamespace:
    """Return a contact page of nobody."""
    return SimpleNamespace(
        address="Jalan Contoh Nomor 0\nKabupaten Pati (bukan alamat sungguhan)",
        phone="(0295) 000000",
        email="contoh@contoh.invalid",
        hours=[line(days="Senin–Kamis", time="07.30–15.30 WIB (contoh)"), line(days="Jumat", time="07.30–14.00 WIB")],
        channels=[line(label="Saluran contoh", url="https://contoh.invalid/")],
        map_url="https://contoh.invalid/peta",
        is_demo=True,
    )
