"""Whose matter something is: the directory, and how an agency is led and organised."""

from types import SimpleNamespace
from typing import Any

from cms.blocks.samples import SamplePicture
from cms.design.previews.samples import LONG_TITLE, line
from cms.design.registry import Sample, register_preview

_SERVICES = [SimpleNamespace(title=f"Layanan {number} (contoh)", url="#") for number in range(1, 4)]


def _row(*, is_open: bool = False, services: Any = _SERVICES, **values: Any) -> SimpleNamespace:
    texts = {"name": "Dinas Contoh", "abbreviation": "Dincontoh", "url": "#", "is_demo": True}
    return SimpleNamespace(handler=SimpleNamespace(**texts | values), services=services, is_open=is_open)


def _unit(name: str, *units: Any) -> SimpleNamespace:
    return SimpleNamespace(name=f"{name} (contoh)", head="Nama Pejabat (contoh)", units=units)


def _choice(name: str, label: str, *words: str) -> dict[str, Any]:
    options = [{"value": word, "label": word, "selected": word == words[0]} for word in words]
    return {"name": name, "label": label, "options": options}


register_preview(
    "agency_entrance",
    "Pintu ke perangkat daerah",
    Sample(
        "dengan topik",
        {
            "action": "#",
            "topics": [{"slug": "contoh", "name": f"Topik {word} (contoh)"} for word in ("satu", "dua", "tiga")],
            "kinds": [
                {"code": "dinas", "label": "Dinas (contoh)", "count": 20},
                {"code": "kecamatan", "label": "Kecamatan (contoh)", "count": 21},
            ],
        },
    ),
)
register_preview(
    "agency_finder",
    "Pencari perangkat daerah",
    Sample(
        "dengan kata dan pilihan",
        {
            "action": "#",
            "query": "akte lahir",
            "id_prefix": "contoh-urus-",
            "name": "Cari perangkat daerah (contoh)",
            "fields": [_choice("jenis", "Jenis", "Semua (contoh)", "Dinas"), _choice("susun", "Susun", "Abjad")],
        },
    ),
)
register_preview(
    "agency_entry",
    "Perangkat daerah dalam daftar",
    Sample(
        "layanan terbuka",
        {
            "row": _row(
                is_open=True, address="Jalan Contoh Nomor 0", phone="(0295) 000000", former_names=["Kantor Contoh"]
            )
        },
    ),
    Sample("layanan terlipat, nama panjang", {"row": _row(name=LONG_TITLE)}),
    Sample(
        "sudah tidak ada",
        {
            "row": _row(
                name="Kantor Contoh Lama",
                url="",
                is_closed=True,
                services=(),
                successors=[
                    SimpleNamespace(name="Dinas Contoh", url="#"),
                    SimpleNamespace(name="Badan Contoh", url=""),
                ],
            )
        },
    ),
)
register_preview(
    "head_of_agency",
    "Kepala perangkat daerah",
    Sample(
        "dengan foto dan sambutan",
        {
            "name": "Nama Kepala (contoh)",
            "position": "Kepala Dinas Contoh",
            "photo": SamplePicture(),
            "welcome": "Contoh sambutan: di situs ini Anda menemukan layanan kami.\n\nContoh paragraf kedua.",
        },
    ),
)
register_preview(
    "organisation",
    "Susunan organisasi",
    Sample(
        "tiga tingkat",
        {
            "position": "Kepala Dinas Contoh",
            "head": "Nama Kepala (contoh)",
            "units": [
                line(**vars(_unit("Sekretariat", _unit("Subbagian Umum"), _unit("Subbagian Keuangan")))),
                line(**vars(_unit("Bidang Pertama", _unit("Seksi Pertama")))),
                line(**vars(_unit("Bidang Kedua"))),
            ],
        },
    ),
    Sample("tanpa kepala", {"units": [line(**vars(_unit("Bidang Pertama"))), line(**vars(_unit("Bidang Kedua")))]}),
)
register_preview(
    "organisation_unit",
    "Satuan organisasi",
    Sample(
        "dengan dua di bawahnya",
        {"unit": _unit("Bidang", _unit("Seksi A"), _unit("Seksi B"))},
        list_class="organisation",
    ),
)
