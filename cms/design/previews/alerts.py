"""What is told on every page of every site at once, in the four steps of its scale."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django.utils import timezone

from cms.design.registry import Sample, register_preview
from cms.registries.chrome import Alert, Link

_WORDS = {"awas": "Awas", "siaga": "Siaga", "waspada": "Waspada", "informasi": "Informasi"}


def _alert(level: str, **values: Any) -> Alert:
    texts: dict[str, Any] = {
        "title": f"Latihan tingkat {_WORDS[level]} (contoh)",
        "text": "Ini contoh, bukan keadaan sungguhan. Di sini tertulis apa yang terjadi dan apa yang harus dilakukan.",
        "area": "Wilayah contoh",
        "issuer": "Badan Contoh",
    }
    return Alert(
        level=level,
        word=_WORDS[level],
        until=timezone.now() + timedelta(hours=6),
        url="#",
        is_demo=True,
        **texts | values,
    )


def _told(level: str, **values: Any) -> SimpleNamespace:
    since = timezone.now() - timedelta(days=3)
    return SimpleNamespace(
        shown=_alert(level), since=since, until=since + timedelta(hours=9), issuer="Badan Contoh", **values
    )


register_preview(
    "alert",
    "Informasi serta-merta",
    Sample("lengkap", {"alert": _alert("siaga", further=Link("Peta contoh", "#")), "language": "id"}),
    Sample("ringkas", {"alert": _alert("waspada"), "language": "id", "compact": True}),
    Sample("pada halaman bahasa lain", {"alert": _alert("informasi"), "language": "en"}),
)
register_preview(
    "alert_banner",
    "Pita informasi serta-merta",
    Sample(
        "lima sekaligus: setiap Awas lengkap, yang lain ringkas",
        {
            "alerts": [
                _alert("awas", further=Link("Tempat berkumpul (contoh)", "#")),
                _alert("awas", title="Latihan kedua tingkat Awas, dengan judul yang jauh lebih panjang (contoh)"),
                *(_alert(level) for level in ("siaga", "waspada", "informasi")),
            ]
        },
    ),
)
register_preview(
    "alert_row",
    "Baris arsip informasi serta-merta",
    Sample("sedang berlaku", {"alert": _told("awas", is_now=True), "language": "id"}),
    Sample("diakhiri lebih awal", {"alert": _told("siaga", is_stopped=True), "language": "id"}),
    Sample("diganti koreksi", {"alert": _told("informasi", is_replaced=True), "language": "id"}),
)
