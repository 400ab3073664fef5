"""What the template of “Siapa mengurus ini?” asks for, read when it is asked: a cached fragment reads nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from home.who_handles import choice
from home.who_handles.listing import Listing, listing
from home.who_handles.reading import Handler, handlers, topics_with_services
from opd.models.agency import AgencyKind

_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that any question is answered from; `topics` are names by slug, in their order."""

    handlers: Sequence[Handler]
    topics: Mapping[str, str]


def known(request: HttpRequest, locale_id: int, version: str) -> Known:
    """Return what is known of all agencies, kept for a minute or until the content's `version` changes; 6 queries."""
    key = f"who-handles/{locale_id}/{version}"
    found: Known | None = cache.get(key)
    if found is None:
        topics = {topic.slug: topic.name for topic in topics_with_services(request, locale_id)}
        found = Known(handlers=handlers(request, locale_id), topics=topics)
        cache.set(key, found, _SECONDS)
    return found


class Directory:
    """One request's question and its answer."""

    def __init__(self, request: HttpRequest, locale_id: int, version: str) -> None:
        self._request, self._locale_id, self._version = request, locale_id, version

    @cached_property
    def _known(self) -> Known:
        return known(self._request, self._locale_id, self._version)

    @cached_property
    def choice(self) -> choice.Choice:
        return choice.choice_of(self._request.GET, self._known.topics)

    @property
    def key(self) -> str:
        """Return what the list depends on beside the words asked for, as part of a fragment's key."""
        return f"{self.choice.topic}/{self.choice.kind}/{self.choice.order}"

    @cached_property
    def listing(self) -> Listing:
        return listing(self._known.handlers, self.choice, self._known.topics)

    @property
    def fields(self) -> list[dict[str, Any]]:
        """Return the selects of the form, as `cms/components/agency_finder.html` shows them."""
        topics = [("", _("Semua topik")), *self._known.topics.items()]
        kinds = [
            ("", _("Semua jenis")),
            *((kind.value, kind.label) for kind in AgencyKind if kind != AgencyKind.PORTAL),
        ]
        return [
            _select(choice.TOPIC, _("Topik"), topics, self.choice.topic),
            _select(choice.KIND, _("Jenis"), kinds, self.choice.kind),
            _select(choice.ORDER, _("Susun menurut"), list(choice.ORDERS.items()), self.choice.order),
        ]


def _select(name: str, label: str, options: Sequence[tuple[str, Any]], chosen: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": label,
        "options": [{"value": value, "label": text, "selected": value == chosen} for value, text in options],
    }
