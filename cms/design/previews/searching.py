"""Parts of the search beside its box: form, scopes, filters in use, recommendations."""

from types import SimpleNamespace

from cms.design.registry import Sample, register_preview

_DEPARTMENT = SimpleNamespace(name="Dinas Contoh", url="#", closed="")
_FORMER = SimpleNamespace(name="Kantor Contoh", url="", closed="sudah digabung")

register_preview(
    "search_form",
    "Formulir pencarian",
    Sample(
        "dua saringan",
        {
            "action": "#",
            "query": "kartu keluarga",
            "id_prefix": "contoh-cari-",
            "active": 1,
            "suggestions": "/cari/saran/",
            "fields": [
                {
                    "name": "jenis",
                    "label": "Jenis",
                    "options": [
                        {"value": "", "label": "Semua jenis (12)", "selected": False},
                        {"value": "layanan", "label": "Layanan (3)", "selected": True},
                    ],
                },
                {
                    "name": "urut",
                    "label": "Urutkan",
                    "options": [{"value": "relevansi", "label": "Paling cocok", "selected": True}],
                },
            ],
        },
    ),
)
register_preview(
    "active_filters",
    "Saringan yang dipakai",
    Sample(
        "dua saringan",
        {
            "filters": [
                {"label": "Jenis", "value": "Layanan", "url": "#"},
                {"label": "Tahun", "value": "2026", "url": "#"},
            ],
            "all_url": "#",
        },
    ),
)
register_preview(
    "search_scopes",
    "Cakupan pencarian",
    Sample(
        "sebuah OPD dan seluruh Pati",
        {
            "scopes": [
                {"label": "Dinas Contoh (3)", "url": "#", "is_current": True},
                {"label": "Seluruh Pati (25)", "url": "#", "is_current": False},
            ]
        },
    ),
)
register_preview(
    "named_agencies",
    "Perangkat daerah yang disebut",
    Sample(
        "nama lama dan nama kini",
        {
            "named": [
                {"words": "Kantor Lama Contoh", "agencies": [_DEPARTMENT, _DEPARTMENT], "is_former": True},
                {"words": "kantor contoh", "agencies": [_FORMER], "is_former": False},
            ]
        },
    ),
)
register_preview(
    "best_bets",
    "Saran Diskominfo",
    Sample(
        "satu saran",
        {
            "id": "contoh-disarankan",
            "bets": [
                {
                    "title": "Layanan contoh",
                    "url": "#",
                    "text": "Penjelasan contoh.",
                    "agency": "Dinas Contoh",
                    "kind": "Layanan",
                    "is_demo": True,
                }
            ],
        },
    ),
)
