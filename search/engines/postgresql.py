"""The production engine: a tsvector column beside the entry's own, with a GIN index, ranked by cover density."""

from collections.abc import Collection, Sequence

from django.db import connection

from search.engines.database import DatabaseEngine, Plan, field_words
from search.models import SearchEntry
from search.query import Query

ENTRIES = SearchEntry._meta.db_table
COLUMN = "search_vector"
INDEX = "search_entry_vector_gin"
# Written as the column's comment: another form makes the column anew.
FORM = "words 1"
# Weights of D, C, B, A, and so of text, agency, summary and title.
ORDER = f"ts_rank_cd('{{0.1, 0.3, 0.4, 1.0}}', e.{COLUMN}, %s::tsquery, 1) DESC, e.date DESC NULLS LAST"
LABELS = "ABCD"
# What the type itself can hold: positions of a word, and the highest position.
MAX_POSITIONS = 250
MAX_POSITION = 16_383


class PostgresqlEngine(DatabaseEngine):
    """The words come analysed, so that vectors and queries are written literally, past PostgreSQL's own parser."""

    def ensure_schema(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT col_description(attrelid, attnum) FROM pg_attribute"
                " WHERE attrelid = %s::regclass AND attname = %s AND NOT attisdropped",
                [ENTRIES, COLUMN],
            )
            found = cursor.fetchone()
            if found and found[0] == FORM:
                return False
            cursor.execute(f"ALTER TABLE {ENTRIES} DROP COLUMN IF EXISTS {COLUMN}")
            cursor.execute(f"ALTER TABLE {ENTRIES} ADD COLUMN {COLUMN} tsvector")
            cursor.execute(f"CREATE INDEX {INDEX} ON {ENTRIES} USING gin ({COLUMN})")
            cursor.execute(f"COMMENT ON COLUMN {ENTRIES}.{COLUMN} IS '{FORM}'")
        return True

    def index(self, entries: Sequence[SearchEntry]) -> None:
        rows = [(_vector(field_words(entry)), entry.pk) for entry in entries]
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {ENTRIES} SET {COLUMN} = %s::tsvector WHERE id = %s", rows)  # noqa: S608

    def remove(self, ids: Collection[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {ENTRIES} SET {COLUMN} = NULL WHERE id = ANY(%s)", [list(ids)])  # noqa: S608

    def plan(self, query: Query, needed: int, *, scored: bool) -> Plan:
        terms = _terms(query)
        any_word = " | ".join(terms)
        if needed == len(terms):
            return Plan(f"{ENTRIES} e WHERE e.{COLUMN} @@ %s::tsquery", [" & ".join(terms)], ORDER, [any_word])
        found = "(" + " + ".join([f"(e.{COLUMN} @@ %s::tsquery)::int"] * len(terms)) + ")"
        return Plan(
            f"{ENTRIES} e WHERE e.{COLUMN} @@ %s::tsquery AND {found} >= %s",
            [any_word, *terms, needed],
            f"{found} DESC, {ORDER}",
            [*terms, any_word],
        )


def _terms(query: Query) -> list[str]:
    # Words are letters and digits only, so that quoting them is all that a tsquery asks.
    terms = [f"'{word}'" for word in query.words]
    if query.has_prefix:
        terms[-1] += ":*"
    return terms


def _vector(fields: Sequence[Sequence[str]]) -> str:
    """Return the literal of a tsvector: every word with its positions, each labelled with its field."""
    positions: dict[str, list[str]] = {}
    position = 0
    for label, found in zip(LABELS, fields, strict=True):
        for word in found:
            position = min(position + 1, MAX_POSITION)
            places = positions.setdefault(word, [])
            if len(places) < MAX_POSITIONS:
                places.append(f"{position}{label}")
    return " ".join(f"'{word}':{','.join(places)}" for word, places in positions.items())
