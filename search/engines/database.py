"""What the database engines share: facts of each document in a narrow table, and one pass over the matches.

The facts (locale, agency, dates) stand beside the tokens and away from the entry's long text, so that counting what
common words match reads few pages of the disk. Subclasses say in their database's language which documents match.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from search.engines.base import DATE, Counts, Filters, Hit, IndexDocument, Matches
from search.models import SearchEntry
from search.plan import TOLERANCE, Clause, Plan

ENTRIES = SearchEntry._meta.db_table
TABLE = "search_index"
FACTS = "id, locale, agency, kind, year, date, expires, fingerprint"
FACT_COLUMNS = (
    "locale varchar(20) NOT NULL, agency varchar(50) NOT NULL, kind varchar(30) NOT NULL, year smallint NOT NULL,"
    " date bigint NOT NULL, expires bigint NOT NULL, fingerprint bigint NOT NULL"
)
# More matches than this are not ranked one by one where that is slow.
MANY = 10_000
# Seconds since 1970: before every date, after every date.
NO_DATE, NEVER = -(2**62), 2**62


@dataclass(frozen=True, slots=True)
class Matched:
    """SQL of a subquery with columns id, found, weight and score: the more the better.

    `with_facts` tells that it has the columns of FACTS too, so that no join has to bring them.
    """

    sql: str
    parameters: list[Any]
    with_facts: bool = False

    @property
    def source(self) -> str:
        """What follows FROM, with the facts as `f`, up to and with the first condition."""
        if self.with_facts:
            return f"({self.sql}) f WHERE 1 = 1"
        return f"({self.sql}) m CROSS JOIN {TABLE} f WHERE f.id = m.id"


class DatabaseEngine(ABC):
    """A search costs two queries: the counts by agency, kind and year, and the hits."""

    @abstractmethod
    def ensure_schema(self) -> bool: ...

    @abstractmethod
    def index(self, documents: Sequence[IndexDocument]) -> None: ...

    @abstractmethod
    def remove(self, ids: Collection[int]) -> None: ...

    @abstractmethod
    def matched(self, plan: Plan, *, all_words: bool, scored: bool, many: bool = False) -> Matched:
        """Return the subquery of what matches; without `scored` its score is not looked at, with `many` it is cheap."""

    @abstractmethod
    def titled(self, words: Sequence[str], prefix: str) -> Matched:
        """Return the subquery (column id) of titles that have all words and one that begins with `prefix`."""

    def fetched(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run one query over the matches."""
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def search(self, plan: Plan, filters: Filters, *, all_words: bool, order: str, offset: int, limit: int) -> Matches:
        if not plan:
            return Matches()
        counts = self._counts(plan, filters, all_words)
        if not counts:
            return Matches()
        many = sum(counts.values()) > MANY
        return Matches(hits=self._hits(plan, filters, all_words, order, offset, limit, many=many), counts=counts)

    def complete(self, words: Sequence[str], prefix: str, filters: Filters, *, limit: int) -> Sequence[int]:
        titles = self.titled(words, prefix)
        condition, more = _condition(filters)
        sql = f"SELECT f.id FROM {titles.source} AND {condition} ORDER BY f.id DESC LIMIT %s"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [*titles.parameters, *more, limit])
            return [entry_id for (entry_id,) in cursor.fetchall()]

    def stored(self, *, after: int, limit: int) -> Sequence[tuple[int, int]]:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, fingerprint FROM {TABLE} WHERE id > %s ORDER BY id LIMIT %s",  # noqa: S608
                [after, limit],
            )
            return [(entry_id, fingerprint) for entry_id, fingerprint in cursor.fetchall()]

    def _counts(self, plan: Plan, filters: Filters, all_words: bool) -> Counts:
        matched = self.matched(plan, all_words=all_words, scored=False)
        condition, more = _condition(Filters(locale=filters.locale, now=filters.now))
        sql = f"SELECT f.agency, f.kind, f.year, COUNT(*) FROM {matched.source} AND {condition} GROUP BY 1, 2, 3"  # noqa: S608
        rows = self.fetched(sql, [*matched.parameters, *more])
        return Counter({(agency, kind, year): count for agency, kind, year, count in rows})

    def _hits(
        self, plan: Plan, filters: Filters, all_words: bool, order: str, offset: int, limit: int, *, many: bool
    ) -> list[Hit]:
        matched = self.matched(plan, all_words=all_words, scored=order != DATE, many=many)
        condition, more = _condition(filters)
        best = "" if order == DATE else "weight DESC, score DESC, "
        sql = (
            f"SELECT f.id, found FROM {matched.source} AND {condition}"  # noqa: S608
            f" ORDER BY {best}f.date DESC, f.id DESC LIMIT %s OFFSET %s"
        )
        rows = self.fetched(sql, [*matched.parameters, *more, limit, offset])
        return [Hit(entry_id, int(found)) for entry_id, found in rows]


def facts(document: IndexDocument) -> tuple[Any, ...]:
    """Return the values of FACTS."""
    return (
        document.id,
        document.locale,
        document.agency,
        document.kind,
        document.year,
        seconds(document.date, NO_DATE),
        seconds(document.expires_at, NEVER),
        document.fingerprint,
    )


def seconds(moment: datetime | None, missing: int) -> int:
    return missing if moment is None else int(moment.timestamp())


def some_clauses(plan: Plan, select: str, expression: Any) -> Matched:
    """Return what has clauses of enough weight: one search a clause, summed up.

    `select` is SQL with a place for found bit, weight and the match, in this order; `expression` turns clauses into
    what the database matches with: all of them, where each is a sequence of which one is wanted. Light clauses are
    only looked for where a heavy one stands: without it they are not enough.
    """
    heavy = [plan.clauses[index] for index in sorted(plan.essential)]
    parts: list[str] = []
    parameters: list[Any] = []
    for index, clause in enumerate(plan.clauses):
        wanted: list[Sequence[Clause]] = [[clause]] if index in plan.essential else [[clause], heavy]
        parts.append(select)
        parameters += [1 << index, clause.weight, expression(wanted)]
    sql = (
        "SELECT id, SUM(found) AS found, SUM(weight) AS weight, SUM(score) AS score"  # noqa: S608
        f" FROM ({' UNION ALL '.join(parts)}) one GROUP BY id HAVING SUM(weight) >= %s"
    )
    return Matched(sql, [*parameters, plan.enough - TOLERANCE])


def _condition(filters: Filters) -> tuple[str, list[Any]]:
    sql = "f.locale = %s AND f.expires > %s"
    parameters: list[Any] = [filters.locale, int(filters.now.timestamp())]
    for column, value in (("agency", filters.agency), ("kind", filters.kind), ("year", filters.year)):
        if value:
            sql, parameters = f"{sql} AND f.{column} = %s", [*parameters, value]
    return sql, parameters
