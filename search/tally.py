"""Sums up what an engine counted: the total and each filter's numbers, in one pass."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from search.engines.base import Counts, Filters


@dataclass(frozen=True, slots=True)
class Tally:
    """`total` is under all filters; each of the others as if its own filter were not chosen."""

    total: int
    agencies: Mapping[str, int]
    kinds: Mapping[str, int]
    years: Mapping[int, int]


def tally(counts: Counts, filters: Filters) -> Tally:
    """Return the sums; an engine counts up to some thousand combinations of agency, kind and year."""
    total = 0
    agencies: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    years: Counter[int] = Counter()
    for (agency, kind, year), count in counts.items():
        other_agency = bool(filters.agency) and agency != filters.agency
        other_kind = bool(filters.kind) and kind != filters.kind
        other_year = bool(filters.year) and year != filters.year
        unwanted = other_agency + other_kind + other_year
        if not unwanted:
            total += count
            agencies[agency] += count
            kinds[kind] += count
            years[year] += count
        elif unwanted == 1:
            if other_agency:
                agencies[agency] += count
            elif other_kind:
                kinds[kind] += count
            else:
                years[year] += count
    return Tally(total, agencies, kinds, years)
