"""Suggestions while one types: for our own search boxes, and for the one of a browser that knows the search."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from cms.registries.searchable import agency_scope
from search.completion import complete
from search.engines.base import Filters
from search.machine_answers import VERSION, for_machines, json_answer
from search.query import clean_text

# The parameter and the value by which the OpenSearch description asks; the shape is that of OpenSearch Suggestions 1.1.
SHAPE, OPENSEARCH = "bentuk", "opensearch"


@for_machines("suggestions")
def suggestions(request: HttpRequest) -> HttpResponse:
    """Answer any query string; `opd` names the agency whose pages go first, the host's own unless told."""
    text = clean_text(request.GET.get("q", ""))
    scope = agency_scope(request)
    asked = clean_text(request.GET.get("opd", ""))
    agency = asked if asked in scope.agencies else ("" if asked else scope.own)
    filters = Filters(locale=translation.get_language(), now=timezone.now(), agency=agency)
    groups = complete(text, filters, request)
    if request.GET.get(SHAPE) == OPENSEARCH:
        flat = [one for group in groups for one in group.suggestions]
        lists = [[getattr(one, name) for one in flat] for name in ("text", "note", "url")]
        return json_answer([text, *lists], content_type="application/x-suggestions+json")
    shown: list[dict[str, Any]] = [
        {
            "nama": group.label,
            "saran": [{"teks": one.text, "keterangan": one.note, "alamat": one.url} for one in group.suggestions],
        }
        for group in groups
    ]
    return json_answer({"versi": VERSION, "q": text, "kelompok": shown})
