"""The results page of every host: the OPD's own pages first where there is one, all of Pati at one click."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.registries.chrome import get_chrome
from cms.registries.handlers import handling_of
from cms.registries.teasers import NO_RESULTS, teasers
from cms.safety.rate_limits import limited
from cms.seo import Seo
from search.addresses import address, full_address
from search.answering import MAX_HITS, PAGE_SIZE, Answer, answer
from search.best_bets import best_bets
from search.facets import active_filters, facets, scope_links, shown_count
from search.open_data import EXAMPLE
from search.ways import correction, named_agencies, way_out


@require_safe
@limited("search")
def results(request: HttpRequest) -> HttpResponse:
    """Answer any query string with 200."""
    answered = answer(request, widen=True)
    choice, shown = answered.choice, answered.shown
    chrome = get_chrome(request)
    names = {code: facts.name for code, facts in answered.scope.agencies.items()}
    context: dict[str, Any] = {
        "chrome": chrome,
        "seo": Seo(title=_title(choice.query.text), description=_description(), noindex=True),
        "answer": answered,
        "query": choice.query.text,
        "results": answered.results,
        "count": shown_count(shown.total),
        "items": Paginator(range(min(shown.total, MAX_HITS)), PAGE_SIZE).get_page(shown.page),
        "facets": facets(choice, shown, answered.scope.choices, answered.kinds),
        "active": active_filters(choice, names, answered.kinds),
        "unfiltered_url": address(choice, agency=choice.own_agency, kind="", year=0),
        "scopes": scope_links(choice, shown, names),
        "scope_name": names.get(choice.agency, "") if not answered.is_elsewhere else "",
        "missing_at": names.get(choice.agency, "") if answered.is_elsewhere else "",
        "correction": correction(choice, shown.plan),
        "named": named_agencies(choice, shown.plan, answered.scope.agencies),
        "bets": best_bets(choice.query, get_language(), choice.agency, request),
        "notices": answered.notices,
    }
    if choice.query and not answered.results:
        context |= _ways_on(answered, request, chrome.home_url)
    response = render(request, "search/results.html", context)
    # For readers of headers too: a page of results is no content.
    response["X-Robots-Tag"] = "noindex"
    return response


def _ways_on(answered: Answer, request: HttpRequest, home_url: str) -> dict[str, Any]:
    """Return what a page without results offers instead."""
    return {
        "way_out": way_out(answered.choice, answered.found, request, home_url),
        "handling": handling_of(request, answered.choice.query.text),
        "teasers": teasers(NO_RESULTS, request, None),
    }


@require_safe
def about_the_data(request: HttpRequest) -> HttpResponse:
    """Explain the JSON of the search to whoever wants to build upon it."""
    context = {
        "chrome": get_chrome(request),
        "seo": Seo(title=_("Data pencarian untuk pengembang"), description=_about()),
        "address": full_address(request, "search_data"),
        "example": EXAMPLE,
        "most": MAX_HITS,
        "size": PAGE_SIZE,
    }
    return render(request, "search/about_the_data.html", context)


def _title(text: str) -> str:
    return _("Hasil pencarian “%(text)s”") % {"text": text} if text else _("Pencarian")


def _description() -> str:
    return _("Cari layanan, berita, agenda, dan kantor perangkat daerah Kabupaten Pati.")


def _about() -> str:
    return _("Cara meminta hasil pencarian situs-situs Pemerintah Kabupaten Pati sebagai JSON.")
