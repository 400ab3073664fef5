"""What the database engines share: the plan of a search. Subclasses say it in their database's language."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

from search.analysis import words
from search.engines.base import Filters, Hits
from search.models import SearchEntry
from search.query import Query

# Fewer hits with all words than this: pages with only enough of the words follow them.
FEW = 10

# Weights of the fields, most telling first.
FIELDS = ("title", "summary", "agency_name", "text")

Matrix = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Plan:
    """SQL of one search: what follows FROM (entries as `e`, ending in a condition), and ORDER BY, best first."""

    source: str
    parameters: list[Any]
    order: str = ""
    order_parameters: list[Any] = field(default_factory=list)


class DatabaseEngine(ABC):
    """Ranks in one pass over the matches; a search costs 2 queries, 3 where few hits have all words."""

    @abstractmethod
    def ensure_schema(self) -> bool: ...

    @abstractmethod
    def index(self, entries: Sequence[SearchEntry]) -> None: ...

    @abstractmethod
    def remove(self, ids: Collection[int]) -> None: ...

    @abstractmethod
    def plan(self, query: Query, needed: int, *, scored: bool) -> Plan:
        """Return the SQL that finds the entries with `needed` of the words; `scored` False asks for no order."""

    def search(self, query: Query, filters: Filters, *, page: int, size: int) -> Hits:
        if not query:
            return Hits()
        needed = len(query.words)
        matrix = self._count(query, needed, filters)
        all_words = _total(matrix, filters)
        if all_words < FEW and query.enough < needed:
            needed = query.enough
            matrix = self._count(query, needed, filters)
        total = _total(matrix, filters)
        page = max(1, min(page, -(-total // size)))
        return Hits(
            ids=self._page(query, needed, filters, (page - 1) * size, size) if total else (),
            total=total,
            page=page,
            all_words=bool(all_words),
            agencies=_by(matrix, 0, kind=filters.kind),
            kinds=_by(matrix, 1, agency=filters.agency),
        )

    def _count(self, query: Query, needed: int, filters: Filters) -> Matrix:
        """Count by agency and kind: every total and both facets come from this one query."""
        plan = self.plan(query, needed, scored=False)
        condition, more = _condition(Filters(locale=filters.locale, now=filters.now))
        sql = f"SELECT e.agency_code, e.kind, COUNT(*) FROM {plan.source} AND {condition} GROUP BY 1, 2"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [*plan.parameters, *more])
            return Counter({(agency, kind): count for agency, kind, count in cursor.fetchall()})

    def _page(self, query: Query, needed: int, filters: Filters, offset: int, limit: int) -> list[int]:
        plan = self.plan(query, needed, scored=True)
        condition, more = _condition(filters)
        sql = f"SELECT e.id FROM {plan.source} AND {condition} ORDER BY {plan.order}, e.id DESC LIMIT %s OFFSET %s"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [*plan.parameters, *more, *plan.order_parameters, limit, offset])
            return [entry_id for (entry_id,) in cursor.fetchall()]


def field_words(entry: SearchEntry) -> list[list[str]]:
    """Return the words of each of FIELDS."""
    return [words(getattr(entry, name)) for name in FIELDS]


def _condition(filters: Filters) -> tuple[str, list[Any]]:
    now = connection.ops.adapt_datetimefield_value(filters.now)
    sql, parameters = "e.locale = %s AND (e.expires_at IS NULL OR e.expires_at > %s)", [filters.locale, now]
    if filters.agency:
        sql, parameters = sql + " AND e.agency_code = %s", [*parameters, filters.agency]
    if filters.kind:
        sql, parameters = sql + " AND e.kind = %s", [*parameters, filters.kind]
    return sql, parameters


def _total(matrix: Matrix, filters: Filters) -> int:
    return sum(
        count
        for (agency, kind), count in matrix.items()
        if filters.agency in ("", agency) and filters.kind in ("", kind)
    )


def _by(matrix: Matrix, position: int, agency: str = "", kind: str = "") -> dict[str, int]:
    counts: Counter[str] = Counter()
    for key, count in matrix.items():
        if agency in ("", key[0]) and kind in ("", key[1]):
            counts[key[position]] += count
    return dict(counts)
