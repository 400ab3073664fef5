"""The production engine: tsvectors with GIN indexes in a narrow table beside the entries."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db import connection

from search.engines.base import IndexDocument
from search.engines.database import FACT_COLUMNS, FACTS, TABLE, DatabaseEngine, Matched, facts, some_clauses
from search.plan import Clause, Plan

# Written as the table's comment: another form makes the table anew.
FORM = "tokens 1"
SCHEMA = (
    f"DROP TABLE IF EXISTS {TABLE}",
    f"CREATE TABLE {TABLE} (id bigint PRIMARY KEY, {FACT_COLUMNS}, title tsvector, head tsvector, words tsvector)"
    # The long vector lies outside of the row: counting and sorting common words reads the narrow rest alone.
    " WITH (toast_tuple_target = 128)",
    f"ALTER TABLE {TABLE} ALTER COLUMN words SET STORAGE EXTERNAL, ALTER COLUMN head SET STORAGE MAIN,"
    " ALTER COLUMN title SET STORAGE MAIN",
    f"CREATE INDEX search_index_words_gin ON {TABLE} USING gin (words)",
    f"CREATE INDEX search_index_title_gin ON {TABLE} USING gin (title)",
    f"COMMENT ON TABLE {TABLE} IS '{FORM}'",
)
# Weights of D, C, B, A. The head has title, summary and agency; the text counts once the clauses are found.
SCORE = "ts_rank('{0.1, 0.3, 0.4, 1.0}', head, %s::tsquery, 1)"
# Of very many matches those that say it in the title come first: ranking each would take longer than reading them.
IN_TITLE = "(title @@ %s::tsquery)::int"
TITLE, SUMMARY, AGENCY, TEXT = "ABCD"
# What the type itself can hold: positions of a word, the highest position, and bytes.
MAX_POSITIONS = 250
MAX_POSITION = 16_383
MAX_BYTES = 900_000


class PostgresqlEngine(DatabaseEngine):
    """Vectors and queries are written literally, past PostgreSQL's own parser and dictionaries."""

    def ensure_schema(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT obj_description(to_regclass(%s), 'pg_class')", [TABLE])
            if cursor.fetchone() == (FORM,):
                return False
            for statement in SCHEMA:
                cursor.execute(statement)
        return True

    def index(self, documents: Sequence[IndexDocument]) -> None:
        rows = [
            (
                *facts(one),
                _vector([(TITLE, one.title)]),
                _vector([(TITLE, one.title), (AGENCY, one.agency_words), (SUMMARY, one.summary)]),
                _vector([(TITLE, one.title), (AGENCY, one.agency_words), (SUMMARY, one.summary), (TEXT, one.text)]),
            )
            for one in documents
        ]
        columns = f"{FACTS}, title, head, words"
        taken = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", ")[1:])
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} ({columns}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s::tsvector, %s::tsvector,"  # noqa: S608
                f" %s::tsvector) ON CONFLICT (id) DO UPDATE SET {taken}",
                rows,
            )

    def remove(self, ids: Collection[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE id = ANY(%s)", [list(ids)])  # noqa: S608

    def matched(self, plan: Plan, *, all_words: bool, scored: bool, many: bool = False) -> Matched:
        score, asked = ("0", []) if not scored else (IN_TITLE if many else SCORE, [_any(plan.clauses)])
        if not all_words:
            select = f"SELECT id, %s::bigint AS found, %s::float8 AS weight, 0 AS score FROM {TABLE}"  # noqa: S608
            summed = some_clauses(plan, f"{select} WHERE words @@ %s::tsquery", _expression)
            columns = f"{FACTS}, s.found, s.weight, {score} AS score"
            sql = f"SELECT {columns} FROM ({summed.sql}) s JOIN {TABLE} USING (id)"  # noqa: S608
            return Matched(sql, [*asked, *summed.parameters], with_facts=True)
        columns = f"{FACTS}, %s::bigint AS found, 1 AS weight, {score} AS score"
        every = (1 << len(plan.clauses)) - 1
        return Matched(
            f"SELECT {columns} FROM {TABLE} WHERE words @@ %s::tsquery",  # noqa: S608
            [every, *asked, _expression([[clause] for clause in plan.clauses])],
            with_facts=True,
        )

    def fetched(self, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run one query over the matches by the index, in one round trip.

        Where words stand in half of all documents the planner would rather read the whole table, and it does not
        reckon that the long vectors are fetched from outside of the rows one by one: ten times the time.
        """
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL enable_seqscan = off; {sql}; SET LOCAL enable_seqscan = DEFAULT", parameters)
            cursor.nextset()
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def titled(self, words: Sequence[str], prefix: str) -> Matched:
        wanted = [f"'{word}'" for word in words] + ([f"'{prefix}':*"] if prefix else [])
        sql = f"SELECT {FACTS} FROM {TABLE} WHERE title @@ %s::tsquery"  # noqa: S608
        return Matched(sql, [" & ".join(wanted)], with_facts=True)


def _expression(clauses: Sequence[Sequence[Clause]]) -> str:
    return " & ".join(f"({_any(group)})" for group in clauses)


def _any(clauses: Iterable[Clause]) -> str:
    # Tokens hold letters, digits and marks only, so that quoting them is all that a tsquery asks.
    phrases = (one.tokens for clause in clauses for one in clause.alternatives)
    return " | ".join(dict.fromkeys(" <-> ".join(f"'{token}'" for token in phrase) for phrase in phrases))


def _vector(fields: Sequence[tuple[str, str]]) -> str:
    """Return the literal of a tsvector: every token with its positions, each labelled with its field."""
    positions: dict[str, list[str]] = {}
    position = size = 0
    for label, text in fields:
        for token in text.split():
            position = min(position + 1, MAX_POSITION)
            places = positions.setdefault(token, [])
            if not places:
                size += len(token.encode()) + 4
                if size > MAX_BYTES:
                    del positions[token]
                    break
            if len(places) < MAX_POSITIONS:
                places.append(f"{position}{label}")
        # Fields do not touch: no phrase begins in one and ends in the next.
        position += 1
    return " ".join(f"'{token}':{','.join(places)}" for token, places in positions.items())
