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
            "agency_abbreviation": "Dincontoh",
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
            "agency_abbreviation": "Dincontoh",
            "is_demo": True,
        }
        | values
    )


def opening() -> SimpleNamespace:
    """Return the hours of an office that does not exist, with everything hours can have."""
    return SimpleNamespace(
        hours=[
            SimpleNamespace(days_label="Senin–Kamis", hours_label="07.30–15.30", break_label="12.00–13.00"),
            SimpleNamespace(days_label="Jumat", hours_label="07.30–14.00", break_label=""),
            SimpleNamespace(days_label="Sabtu", all_day=True),
        ],
        closed_days_label="Minggu",
        lines=[("Loket contoh", "menurut perjanjian (contoh)")],
        closures=[SimpleNamespace(label="24–26 Desember 2026", reason="Libur contoh")],
        note="Datang paling lambat setengah jam sebelum tutup (contoh).",
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
        whatsapp="0800 0000 0000 (contoh)",
        whatsapp_url="https://contoh.invalid/whatsapp",
        opening=opening(),
        channels=[line(label="Saluran contoh", url="https://contoh.invalid/")],
        map_url="https://contoh.invalid/peta",
        is_demo=True,
    )
