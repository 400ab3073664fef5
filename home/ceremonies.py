"""Which news tells of a ceremony: who attended, opened or spoke, not what changes for citizens; pure.

The words are the strong ones of the project's list of ceremonial words. They only put news behind other news.
"""

import re

_CEREMONY = re.compile(
    r"\b(?:meng?hadir[iu]\w*|hadiri|dihadiri"
    r"|mem?buka (?:acara|kegiatan|secara resmi)|buka secara resmi|dibuka (?:oleh|secara resmi)"
    r"|menutup (?:acara|kegiatan|secara resmi)|ditutup (?:oleh|secara resmi)"
    r"|gunting pita|pemotongan pita|tekan tombol|pemukulan gong|memukul gong|potong tumpeng|pemotongan tumpeng"
    r"|penandatanganan prasasti|menandatangani prasasti"
    r"|sambutan\w*|dalam arahannya|pengarahan|memberikan arahan"
    r"|membacakan (?:amanat|pidato)|amanat (?:bupati|inspektur)"
    r"|mewakili (?:bupati|wakil bupati|kepala dinas|kadis|sekda))\b",
    re.IGNORECASE,
)


def tells_of_a_ceremony(title: str, summary: str = "") -> bool:
    """Say whether title or summary speak of attending, opening or addressing something."""
    return bool(_CEREMONY.search(title) or _CEREMONY.search(summary))
