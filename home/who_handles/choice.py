"""What a reader asked the directory for, from an untrusted query string; what makes no sense counts as not asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from opd.models.agency import AgencyKind

QUERY, TOPIC, KIND, ORDER = "q", "topik", "jenis", "susun"
BY_KIND, BY_LETTER, BY_TOPIC = "jenis", "abjad", "topik"
ORDERS: Mapping[str, Any] = {
    BY_KIND: _("Jenis"),
    BY_LETTER: _("Abjad"),
    BY_TOPIC: _("Topik"),
}
MAX_QUERY = 100


@dataclass(frozen=True, slots=True)
class Choice:
    query: str = ""
    topic: str = ""
    kind: str = ""
    order: str = BY_KIND

    @property
    def is_narrowed(self) -> bool:
        return bool(self.query or self.topic or self.kind)


def choice_of(parameters: QueryDict, topics: Mapping[str, Any]) -> Choice:
    """Return what was asked for; `topics` are those that exist, by slug."""
    topic, kind, order = (parameters.get(name, "") for name in (TOPIC, KIND, ORDER))
    known_kind = kind in AgencyKind.values and kind != AgencyKind.PORTAL
    return Choice(
        query=" ".join(parameters.get(QUERY, "").replace("\x00", " ").split())[:MAX_QUERY],
        topic=topic if topic in topics else "",
        kind=kind if known_kind else "",
        order=order if order in ORDERS else BY_KIND,
    )
