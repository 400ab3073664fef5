"""The things citizens come for: what Diskominfo chose, filled up while that is fewer than five."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Value, When
from django.http import HttpRequest
from wagtail.models import Page

from cms.visibility import visible
from opd.directory import directory_for
from opd.pages.service import ServicePage

MAX_CHOSEN = 5
# Enough of the newest to find other OPDs among them, however much one OPD writes.
_LOOKED_AT = 40
_LONG = ("body", "requirements", "procedure", "complaint", "legal_basis")


@dataclass(frozen=True, slots=True)
class FirstService:
    title: str
    url: str
    agency_name: str
    is_demo: bool


def first_services(request: HttpRequest, home: Any) -> list[FirstService]:
    """Return five live public services: the chosen ones in their order, then the newest, one of each OPD.

    What is off line, archived or restricted is left out at once. 2 queries, one more in another language.
    """
    chosen = _chosen_keys(home)
    services = list(
        visible(ServicePage.objects.filter(locale_id=home.locale_id), request)
        .annotate(is_other=Case(When(translation_key__in=list(chosen), then=Value(0)), default=Value(1)))
        .defer(*_LONG)
        .order_by("is_other", "-date", "-pk")[: MAX_CHOSEN + _LOOKED_AT]
    )
    order = list(chosen)
    picked = sorted((one for one in services if not one.is_other), key=lambda one: order.index(one.translation_key))
    shown = {one.agency_id for one in picked}
    for service in (one for one in services if one.is_other):
        if service.agency_id not in shown and len(picked) < MAX_CHOSEN:
            shown.add(service.agency_id)
            picked.append(service)
    directory = directory_for(request)
    return [
        FirstService(
            title=chosen.get(service.translation_key) or service.title,
            url=service.get_url(request) or "",
            agency_name=directory.get(service.agency_id).abbreviation,
            is_demo=service.is_demo,
        )
        for service in picked[:MAX_CHOSEN]
    ]


def _chosen_keys(home: Any) -> dict[Any, str]:
    """Return the labels by translation key, in the chosen order: another language's home shows its own siblings."""
    rows = {row.service_id: row.label for row in home.chosen_services.all()}
    if not rows:
        return {}
    keys = dict(Page.objects.filter(pk__in=rows).values_list("pk", "translation_key"))
    return {keys[pk]: label for pk, label in rows.items() if pk in keys}
