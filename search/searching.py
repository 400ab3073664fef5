"""One search from the cleaned query to ordered ids: plan, engine, ranking; what every view of the room calls."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models.functions import Substr

from search import fallback
from search.engines.base import DATE, RELEVANCE, Counts, Engine, Filters, Hit, Matches
from search.models import SearchEntry
from search.plan import Plan
from search.planning import make_plan
from search.query import Query
from search.ranking import READ_LETTERS, Candidate, Ranked, rank

__all__ = ["DATE", "RELEVANCE", "Found", "search"]

# Fewer hits with all words than this: pages with only enough of the words follow them.
FEW = 10
# So many of the engine's best are ranked by our own measure; nobody sees where that ends.
WINDOW = 50
# When even the best page answers less of the query than this, nothing was found. Long questions tell much besides.
SILENT_BELOW = 0.5
LONG, SILENT_BELOW_LONG = 4, 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of results, best first.

    `page` is the page that was given: the last one where a later one was asked. The counts are of each agency, kind
    and year as if that filter were not chosen while the others are. `all_words` is False where no hit has all words.
    `total` is 0 where nothing was found, even if some page has one common word. `fallback` tells that the cluster did
    not answer and the database did.
    """

    plan: Plan
    ids: Sequence[int] = ()
    total: int = 0
    page: int = 1
    all_words: bool = True
    agencies: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    fallback: bool = False


def search(
    query: Query,
    filters: Filters,
    *,
    order: str = RELEVANCE,
    page: int = 1,
    size: int = 10,
    plan: Plan | None = None,
) -> Found:
    """Return one page of what a stranger may find; a query without words finds nothing.

    `plan` is the one that was made for this query and locale before, where somebody searches twice.
    """
    plan = make_plan(query, filters.locale) if plan is None else plan
    if not plan:
        return Found(plan=plan)
    found, is_fallback = fallback.run(lambda engine: _Search(engine, plan, filters, order, size).page(page))
    return replace(found, fallback=is_fallback)


class _Search:
    def __init__(self, engine: Engine, plan: Plan, filters: Filters, order: str, size: int) -> None:
        self.engine, self.plan, self.filters, self.order, self.size = engine, plan, filters, order, size
        self._of_hits: dict[tuple[Hit, ...], list[Ranked]] = {}

    def page(self, page: int) -> Found:
        """Return the page of hits with all words or, where these are few, of all with enough words."""
        page = max(1, page)
        matches = self._match(all_words=True, page=page)
        all_words = total = _total(matches.counts, self.filters)
        if all_words < FEW and len(self.plan.clauses) > 1:
            matches = self._match(all_words=False, page=page)
            total = _total(matches.counts, self.filters)
        last = max(1, -(-total // self.size))
        if page > last:
            return self.page(last)
        if not all_words and not self._is_answer(matches.hits, page):
            return Found(plan=self.plan)
        return Found(
            plan=self.plan,
            ids=self._ordered(matches.hits, page),
            total=total,
            page=page,
            all_words=bool(all_words),
            agencies=_by(matches.counts, 0, self.filters),
            kinds=_by(matches.counts, 1, self.filters),
            years=_by(matches.counts, 2, self.filters),
        )

    def _match(self, *, all_words: bool, page: int) -> Matches:
        offset, limit = (page - 1) * self.size, self.size
        if self._in_window(page):
            offset, limit = 0, WINDOW
        return self.engine.search(
            self.plan, self.filters, all_words=all_words, order=self.order, offset=offset, limit=limit
        )

    def _in_window(self, page: int) -> bool:
        return page * self.size <= WINDOW

    def _is_answer(self, hits: Sequence[Hit], page: int) -> bool:
        """Return whether the best hit has so much of the query that it may be what was sought."""
        if not self._in_window(page):
            return True
        if not hits and (self.filters.agency or self.filters.kind or self.filters.year):
            # Nothing here, but perhaps elsewhere: what is counted there has to be an answer too.
            wide = replace(self.filters, agency="", kind="", year=0)
            hits = self.engine.search(self.plan, wide, all_words=False, order=RELEVANCE, offset=0, limit=self.size).hits
        least = SILENT_BELOW if len(self.plan.clauses) < LONG else SILENT_BELOW_LONG
        return max((one.certainty for one in self._ranked(hits)), default=0.0) >= least

    def _ordered(self, hits: Sequence[Hit], page: int) -> list[int]:
        """Return the ids of one page."""
        if not self._in_window(page):
            return [hit.id for hit in hits]
        ids = [hit.id for hit in hits] if self.order == DATE else [one.id for one in self._ranked(hits)]
        return ids[(page - 1) * self.size : page * self.size]

    def _ranked(self, hits: Sequence[Hit]) -> Sequence[Ranked]:
        key = tuple(hits)
        if key not in self._of_hits:
            candidates = _candidates([hit.id for hit in hits])
            self._of_hits[key] = rank(self.plan, hits, candidates, self.filters.locale, self.filters.now)
        return self._of_hits[key]


def _candidates(ids: Collection[int]) -> dict[int, Candidate]:
    rows = SearchEntry.objects.filter(pk__in=ids).values_list(
        "pk", "kind", "agency_code", "agency_name", "date", "title", "summary", Substr("text", 1, READ_LETTERS)
    )
    return {row[0]: Candidate(*row) for row in rows}


def _total(counts: Counts, filters: Filters) -> int:
    return sum(
        count
        for (agency, kind, year), count in counts.items()
        if filters.agency in ("", agency) and filters.kind in ("", kind) and filters.year in (0, year)
    )


def _by(counts: Counts, position: int, filters: Filters) -> Counter:  # type: ignore[type-arg]
    """Return the counts by agency (position 0), kind (1) or year (2), narrowed by the two other filters."""
    wanted = [filters.agency, filters.kind, filters.year]
    wanted[position] = ""
    found: Counter = Counter()  # type: ignore[type-arg]
    for key, count in counts.items():
        if all(not want or want == have for want, have in zip(wanted, key, strict=True)):
            found[key[position]] += count
    return found
