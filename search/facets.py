"""The filters of the results page with their counts, those in use, and the two scopes of an OPD's search."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from search.addresses import address
from search.forms import EVERYWHERE, ORDERS, Choice
from search.searching import Found

# Beyond this nobody counts: it tells a reader nothing, and costs every engine much.
COUNTED = 10_000


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    options: list[Option]


@dataclass(frozen=True, slots=True)
class ActiveFilter:
    """A filter in use; `url` is the same search without it."""

    label: str
    value: str
    url: str


@dataclass(frozen=True, slots=True)
class ScopeLink:
    """Where one searches: an OPD, or all of Pati."""

    label: str
    url: str
    is_current: bool


def shown_count(count: int) -> str:
    """Return a number as people read it: with thousands parted, and no higher than anybody counts."""
    if count > COUNTED:
        return _("lebih dari %(count)s") % {"count": number_format(COUNTED, force_grouping=True)}
    return number_format(count, force_grouping=True)


def facets(choice: Choice, found: Found, agencies: Iterable[tuple[str, str]], kinds: Mapping[str, str]) -> list[Facet]:
    """Return the filters and the order. After a search they offer only what leads to a hit, and what is chosen."""
    asked = bool(choice.query)
    of_agencies = [(EVERYWHERE, _("Seluruh Kabupaten Pati")), *agencies]
    of_kinds = [("", _("Semua jenis")), *kinds.items()]
    years = {str(year): count for year, count in found.years.items() if year}
    known_years = sorted(years | ({str(choice.year): 0} if choice.year else {}), reverse=True)
    chosen_year = str(choice.year) if choice.year else ""
    found_facets = [
        Facet("opd", _("OPD"), _options(of_agencies, choice.agency, found.agencies if asked else None)),
        Facet("jenis", _("Jenis"), _options(of_kinds, choice.kind, found.kinds if asked else None)),
    ]
    if known_years:
        # Pages without a date belong to no year, but to all of them together.
        of_years = _options([("", _("Semua tahun")), *((year, year) for year in known_years)], chosen_year, years)
        all_years = Option("", _counted(_("Semua tahun"), sum(found.years.values())), not chosen_year)
        found_facets.append(Facet("tahun", _("Tahun"), [all_years, *of_years[1:]]))
    orders = [Option(value, str(label), value == choice.order) for value, label in ORDERS.items()]
    return [*found_facets, Facet("urut", _("Urutkan"), orders)]


def _options(choices: Iterable[tuple[str, str]], selected: str, counts: Mapping[str, int] | None) -> list[Option]:
    """Return the options, the first of which stands for all; `counts` None shows every one, without a number."""
    (all_value, all_label), *rest = choices
    if counts is None:
        return [Option(all_value, all_label, not selected)] + [
            Option(value, label, value == selected) for value, label in rest
        ]
    return [Option(all_value, _counted(all_label, sum(counts.values())), not selected)] + [
        Option(value, _counted(label, counts.get(value, 0)), value == selected)
        for value, label in rest
        if counts.get(value) or value == selected
    ]


def _counted(label: str, count: int) -> str:
    return f"{label} ({shown_count(count)})"


def active_filters(choice: Choice, agencies: Mapping[str, str], kinds: Mapping[str, str]) -> list[ActiveFilter]:
    """Return what narrows the search beside the words; an OPD's own host is no filter, it has its scopes."""
    found = []
    if choice.agency and choice.agency != choice.own_agency:
        without = address(choice, agency=choice.own_agency)
        found.append(ActiveFilter(_("OPD"), agencies.get(choice.agency, choice.agency), without))
    if choice.kind:
        found.append(ActiveFilter(_("Jenis"), kinds.get(choice.kind, choice.kind), address(choice, kind="")))
    if choice.year:
        found.append(ActiveFilter(_("Tahun"), str(choice.year), address(choice, year=0)))
    return found


def scope_links(choice: Choice, found: Found, agencies: Mapping[str, str]) -> list[ScopeLink]:
    """Return the OPD and all of Pati with what each has, where one of an OPD's host or a chosen OPD is searched."""
    agency = choice.agency or choice.own_agency
    if not agency or not choice.query:
        return []
    everywhere = sum(found.agencies.values())
    counts: tuple[tuple[str, str, int], ...] = (
        (agency, agencies.get(agency, agency), found.agencies.get(agency, 0)),
        ("", _("Seluruh Pati"), everywhere),
    )
    return [
        ScopeLink(_counted(label, count), address(choice, agency=code), code == choice.agency)
        for code, label, count in counts
    ]


def parameters(choice: Choice) -> dict[str, Any]:
    """Return what was asked for by the names of the form, for machines."""
    return {
        "q": choice.query.text,
        "opd": choice.agency or None,
        "jenis": choice.kind or None,
        "tahun": choice.year or None,
        "urut": choice.order,
    }
