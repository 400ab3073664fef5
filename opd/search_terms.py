"""By which words citizens name OPDs in a search: today's names, former names, and what else they say."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone

from cms.registries.searchable import AgencyTerm
from opd.models.agency import Agency, AgencyStatus
from opd.models.alias import AgencyAlias
from opd.models.succession import Succession


def search_terms() -> Sequence[AgencyTerm]:
    """Return the names of all agencies; four queries, whatever their number."""
    agencies = {agency.pk: agency for agency in Agency.objects.with_names()}
    heirs: dict[int, list[int]] = defaultdict(list)
    for predecessor, successor in Succession.objects.order_by("pk").values_list("predecessor_id", "successor_id"):
        heirs[predecessor].append(successor)
    today = timezone.localdate()
    terms = [term for agency in agencies.values() for term in _names(agency, agencies, heirs, today)]
    for agency_id, text in AgencyAlias.objects.order_by("pk").values_list("agency_id", "text"):
        agency = agencies[agency_id]
        if not agency.is_portal:
            terms.append(AgencyTerm(text, (agency.code,), is_alias=not _shortens(text, agency, today)))
    return terms


def _names(
    agency: Agency, agencies: dict[int, Agency], heirs: dict[int, list[int]], today: date
) -> Iterator[AgencyTerm]:
    if agency.is_portal:
        return
    is_open = agency.status in (AgencyStatus.ACTIVE, AgencyStatus.PLANNED)
    codes = (agency.code,) if is_open else (*(agencies[heir].code for heir in _heirs(agency.pk, heirs)), agency.code)
    current = agency.naming_at(today)
    for name in agency.names.all():
        for text in {name.name, name.abbreviation} - {""}:
            yield AgencyTerm(text, codes, is_former=not is_open or name != current)


def _shortens(alias: str, agency: Agency, today: date) -> bool:
    """Tell whether an alias is how people say the abbreviation: "dinsos" for "Dinsos P3AKB" names it, "kb" hints."""
    naming = agency.naming_at(today)
    return naming is not None and naming.abbreviation.casefold().startswith(f"{alias.casefold()} ")


def _heirs(agency_id: int, heirs: dict[int, list[int]]) -> list[int]:
    """Return who does the work now: the ends of all chains of succession."""
    ends: list[int] = []
    seen, open_ones = {agency_id}, list(heirs[agency_id])
    while open_ones:
        one = open_ones.pop(0)
        if one in seen:
            continue
        seen.add(one)
        if heirs[one]:
            open_ones += heirs[one]
        else:
            ends.append(one)
    return ends
