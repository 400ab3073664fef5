"""The filters of the results page with their counts, and where to go when nothing was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.urls import translate_url
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from search.forms import EVERYWHERE, Choice
from search.searching import Found


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
class Way:
    """A link out of an empty result."""

    url: str
    label: str


def facets(choice: Choice, hits: Found, agencies: Iterable[tuple[str, str]], kinds: Mapping[str, str]) -> list[Facet]:
    """Return the two filters. After a search they offer only what leads to a hit, and what is chosen."""
    of_agencies = [(EVERYWHERE, _("Seluruh Kabupaten Pati")), *agencies]
    of_kinds = [("", _("Semua jenis")), *kinds.items()]
    return [
        Facet("opd", _("OPD"), _options(of_agencies, choice.agency, hits.agencies if choice.query else None)),
        Facet("jenis", _("Jenis"), _options(of_kinds, choice.kind, hits.kinds if choice.query else None)),
    ]


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
    return f"{label} ({count})"


def wider(choice: Choice, hits: Found) -> Way | None:
    """Return the same search over all of Pati where one agency is chosen and the others have hits too."""
    everywhere = sum(hits.agencies.values())
    if not choice.agency or everywhere <= hits.total:
        return None
    label = ngettext("Cari di seluruh Pati (%(count)d hasil)", "Cari di seluruh Pati (%(count)d hasil)", everywhere)
    return Way(_address(choice, opd=EVERYWHERE, jenis=choice.kind), label % {"count": everywhere})


def way_out(choice: Choice, hits: Found, request: HttpRequest, home_url: str) -> Way:
    """Return the best way on from an empty result: wider scope, all kinds, Indonesian, the home page."""
    all_pati = wider(choice, hits)
    if all_pati:
        return all_pati
    if choice.kind and hits.kinds:
        count = sum(hits.kinds.values())
        label = ngettext("Tampilkan semua jenis (%(count)d hasil)", "Tampilkan semua jenis (%(count)d hasil)", count)
        return Way(_address(choice, opd=choice.agency or EVERYWHERE), label % {"count": count})
    if get_language() != settings.LANGUAGE_CODE:
        address = translate_url(request.path, settings.LANGUAGE_CODE)
        return Way(address + _address(choice, opd=choice.agency or EVERYWHERE), _("Cari dalam bahasa Indonesia"))
    return Way(home_url, _("Ke beranda"))


def _address(choice: Choice, **parameters: Any) -> str:
    query = QueryDict(mutable=True)
    query.update({"q": choice.query.text} | {name: value for name, value in parameters.items() if value})
    return "?" + query.urlencode()
