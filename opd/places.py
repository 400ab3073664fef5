"""The agencies as the places of the house: whose a page, a collection, a role or a row of the registry is."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.registries.places import Place, PlaceSource
from opd.models import Agency


def agency_places() -> list[Place]:
    """Return every agency that has a site, the portal first, then by name; 3 queries."""
    agencies = Agency.objects.exclude(site=None).select_related("site__root_page").with_names()
    keys = {agency.site.root_page.translation_key: agency for agency in agencies if agency.site}
    homes: dict[int, list[tuple[int, str]]] = {}
    for pk, path, key in Page.objects.filter(translation_key__in=keys).values_list("pk", "path", "translation_key"):
        homes.setdefault(keys[key].pk, []).append((pk, path))
    ordered = sorted(keys.values(), key=lambda agency: (not agency.is_portal, agency.current_name))
    return [_place(agency, homes[agency.pk]) for agency in ordered]


def _place(agency: Agency, homes: list[tuple[int, str]]) -> Place:
    return Place(
        key=agency.code,
        name=agency.current_name,
        short_name=agency.abbreviation or agency.current_name,
        page_ids=frozenset(pk for pk, _path in homes),
        page_paths=tuple(path for _pk, path in homes),
        collection_ids=frozenset(filter(None, [agency.collection_id])),
        group_ids=frozenset(filter(None, [agency.operators_id, agency.editors_id])),
        is_main=agency.is_portal,
    )


def home_for(instance: Any) -> Page | None:
    """Return the home page of the agency that an object is, or hangs on; None where it has none."""
    agency = instance if isinstance(instance, Agency) else getattr(instance, "agency", None)
    return agency.site.root_page if isinstance(agency, Agency) and agency.site else None


AGENCIES = PlaceSource(noun=_("OPD"), places=agency_places, anchor=home_for)
