"""Ways on from a page of results: other words, a wider search, the agencies that the words name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from cms.registries.searchable import AgencyFacts
from search.addresses import address, address_of_words
from search.facets import shown_count
from search.forms import Choice
from search.plan import Plan
from search.searching import Found

# A word that names more agencies than this names none.
MOST_AGENCIES = 4


@dataclass(frozen=True, slots=True)
class Way:
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class NamedAgencies:
    """Agencies that words of the query name; `is_former`: they are called otherwise today."""

    words: str
    agencies: Sequence[AgencyFacts]
    is_former: bool = False


def correction(choice: Choice, plan: Plan) -> Way | None:
    """Return the search for what was probably meant."""
    text = plan.correction
    return Way(address_of_words(choice, text), text) if text and text != choice.query.text else None


def named_agencies(choice: Choice, plan: Plan, agencies: Mapping[str, AgencyFacts]) -> list[NamedAgencies]:
    """Return the agencies that words of the query name, without the one whose site this is.

    Of those that a former name stands for, only who does the work now, if anybody does.
    """
    found = []
    for match in plan.agencies:
        known = [agencies[code] for code in match.codes if code in agencies]
        at_work = [one for one in known if not one.closed] if match.is_former else known
        shown = at_work or known
        if 0 < len(shown) <= MOST_AGENCIES and [one.code for one in shown] != [choice.own_agency]:
            found.append(NamedAgencies(match.words, shown, match.is_former))
    return found


def way_out(choice: Choice, found: Found, request: HttpRequest, home_url: str) -> Way:
    """Return the best way on from an empty result: fewer filters, Indonesian, the home page."""
    if choice.year and found.years:
        count = sum(found.years.values())
        label = ngettext("Tampilkan semua tahun (%(count)s hasil)", "Tampilkan semua tahun (%(count)s hasil)", count)
        return Way(address(choice, year=0), label % {"count": shown_count(count)})
    if choice.kind and found.kinds:
        count = sum(found.kinds.values())
        label = ngettext("Tampilkan semua jenis (%(count)s hasil)", "Tampilkan semua jenis (%(count)s hasil)", count)
        return Way(address(choice, kind=""), label % {"count": shown_count(count)})
    if choice.kind or choice.year:
        return Way(address(choice, kind="", year=0), _("Cari tanpa saringan"))
    if get_language() != settings.LANGUAGE_CODE:
        there = translate_url(request.path, settings.LANGUAGE_CODE)
        return Way(there + address(choice), _("Cari dalam bahasa Indonesia"))
    return Way(home_url, _("Ke beranda"))
