"""The insight's page and its files. Plain forms and links: nothing here needs JavaScript."""

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from cms.registries.places import place_source
from search.insight.access import Reader, reader_of
from search.insight.chart import chart
from search.insight.export import FORMATS, export
from search.insight.forms import Choice, read_choice
from search.insight.listing import RISING_FROM, UNOPENED_FROM, Asked, Listing, Period, Row
from search.insight.retention import KEPT
from search.models import FEWEST, BestBet, Synonym

SHOWN = 50


class InsightView(WagtailAdminTemplateMixin, TemplateView):
    """Shows one list of queries, with what can be done about each."""

    template_name = "search/admin/insight.html"
    header_icon = "search"
    http_method_names = ["get", "head", "options"]

    def get_page_title(self) -> str:
        return _("Wawasan pencarian")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        reader = reader_of(self.request.user)
        choice = read_choice(self.request.GET, reader)
        asked = _asked(reader, choice)
        rows = asked.rows(choice.listing, SHOWN + 1)
        user = self.request.user
        return super().get_context_data(**kwargs) | {
            "choice": choice,
            "tabs": [
                {"label": one.label, "query": choice.query(daftar=one.value), "is_current": one == choice.listing}
                for one in Listing
            ],
            "periods": Period.choices,
            "places": reader.places if len(reader.places) > 1 else (),
            "all_places": _("Semua situs") if reader.sees_all else _("Semua situs Anda"),
            "place_name": ", ".join(place.name for place in reader.places) if len(reader.places) == 1 else "",
            "place_label": place_source().noun,
            "totals": asked.totals(),
            "chart": chart(asked),
            "rows": [_shown(row) for row in rows[:SHOWN]],
            "is_more": len(rows) > SHOWN,
            "shown": SHOWN,
            "query": choice.query(),
            "may_add_synonym": policy_registry.get_by_type(Synonym).user_has_permission(user, "add"),
            "may_promote": policy_registry.get_by_type(BestBet).user_has_permission(user, "add"),
            "days": KEPT.days,
            "fewest": FEWEST,
            "unopened_from": UNOPENED_FROM,
            "rising_from": RISING_FROM,
        }


@require_GET
def export_insight(request: HttpRequest, file_format: str) -> HttpResponseBase:
    """Hand out the chosen list, further down than the screen shows it."""
    if file_format not in FORMATS:
        raise Http404
    reader = reader_of(request.user)
    choice = read_choice(request.GET, reader)
    return export(_asked(reader, choice), choice.listing, file_format)


def _asked(reader: Reader, choice: Choice) -> Asked:
    return Asked(now=timezone.now(), period=choice.period, codes=reader.codes(choice.place))


def _shown(row: Row) -> dict[str, Any]:
    """Return a row with the addresses of what can be done about it."""
    asked = urlencode({"pertanyaan": row.text, "bahasa": row.locale})
    with translation.override(row.locale):
        results = f"{reverse('search')}?{urlencode({'q': row.text})}"
    return {
        "row": row,
        "results_url": results,
        "synonym_url": f"{reverse('search_synonym:add')}?{asked}",
        "promote_url": f"{reverse('search_best_bet:add')}?{asked}",
    }
