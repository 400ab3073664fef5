"""When an office is open, and whether it is open now."""

from types import SimpleNamespace

from cms.design.previews.samples import opening
from cms.design.registry import Sample, register_preview

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
# Minutes since midnight by ISO weekday, as cms/js/opening.js reckons with them.
_SCRIPT_DATA = {
    "week": {str(day): [[7 * 60 + 30, 15 * 60 + 30]] if day <= 5 else [] for day in range(1, 8)},
    "closed": [],
    "days": {str(day): name for day, name in enumerate(_DAYS, start=1)},
    "separator": ".",
}

register_preview(
    "opening_hours",
    "Jam layanan",
    Sample("dengan istirahat, libur, dan catatan", {"opening": opening()}),
    Sample(
        "hanya kata-kata",
        {
            "opening": SimpleNamespace(
                lines=[("Senin–Jumat", "pagi hari (contoh)"), ("Sabtu", "lewat telepon (contoh)")]
            )
        },
    ),
)
register_preview(
    "opening_state",
    "Sedang buka atau tutup",
    Sample("hanya bila skrip jalan: Senin–Jumat, 07.30–15.30 (contoh)", {"data": _SCRIPT_DATA}),
)
