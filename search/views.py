"""The results page of every host: the OPD's own pages first where there is one, all of Pati at one click."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.registries.chrome import get_chrome
from cms.registries.searchable import agency_scope, kind_labels
from cms.safety.rate_limits import limited
from cms.seo import Seo
from search.engines.base import Filters
from search.facets import facets, way_out, wider
from search.forms import SearchForm
from search.presentation import present
from search.searching import search

PAGE_SIZE = 10
# Nobody reads further, and so no offset costs more than this.
MAX_HITS = 1000


@require_safe
@limited("search")
def results(request: HttpRequest) -> HttpResponse:
    """Answer any query string with 200."""
    scope, kinds, locale = agency_scope(request), kind_labels(), translation.get_language()
    form = SearchForm(request.GET, agencies=scope.choices, kinds=kinds, own_agency=scope.own)
    choice = form.choice()
    filters = Filters(locale=locale, now=timezone.now(), agency=choice.agency, kind=choice.kind)
    hits = search(choice.query, filters, page=min(choice.page, MAX_HITS // PAGE_SIZE), size=PAGE_SIZE)
    chrome = get_chrome(request)
    context: dict[str, Any] = {
        "chrome": chrome,
        "seo": Seo(title=_title(choice.query.text), description=_description(), noindex=True),
        "query": choice.query.text,
        "has_words": bool(choice.query),
        "hits": hits,
        "results": present(hits.ids, choice.query, locale, kinds, request),
        "items": Paginator(range(min(hits.total, MAX_HITS)), PAGE_SIZE).get_page(hits.page),
        "facets": facets(choice, hits, scope.choices, kinds),
        "scope_name": dict(scope.choices).get(choice.agency, ""),
        "wider": wider(choice, hits),
        "way_out": way_out(choice, hits, request, chrome.home_url),
        "notices": form.notices(),
    }
    response = render(request, "search/results.html", context)
    # For readers of headers too: a page of results is no content.
    response["X-Robots-Tag"] = "noindex"
    return response


def _title(text: str) -> str:
    return _("Hasil pencarian “%(text)s”") % {"text": text} if text else _("Pencarian")


def _description() -> str:
    return _("Cari layanan, berita, agenda, dan kantor perangkat daerah Kabupaten Pati.")
