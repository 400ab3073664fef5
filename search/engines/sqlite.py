"""The embedded engine: one FTS5 table beside the entries, ranked by bm25 in a single pass."""

from collections.abc import Collection, Sequence

from django.db import connection

from search.engines.database import DatabaseEngine, Plan, field_words
from search.models import SearchEntry
from search.query import Query

TABLE = "search_fts"
ENTRIES = SearchEntry._meta.db_table
# The words come analysed: the tokenizer only has to part them at spaces. Any change here makes the index anew.
COLUMNS = "title, summary, agency, text"
SCHEMA = f"CREATE VIRTUAL TABLE {TABLE} USING fts5({COLUMNS}, tokenize='unicode61 remove_diacritics 2')"
SCORE = f"bm25({TABLE}, 10.0, 4.0, 3.0, 1.0)"


class SqliteEngine(DatabaseEngine):
    """FTS5 keeps its rows by the entry's id, in the same transaction as the entry."""

    def ensure_schema(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [TABLE])
            found = cursor.fetchone()
            if found and found[0] == SCHEMA:
                # A flushed table of entries starts its ids again: no row of the index may wait for them.
                cursor.execute(f"DELETE FROM {TABLE} WHERE rowid NOT IN (SELECT id FROM {ENTRIES})")  # noqa: S608
                return False
            cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
            cursor.execute(SCHEMA)
        return True

    def index(self, entries: Sequence[SearchEntry]) -> None:
        self.remove([entry.pk for entry in entries])
        rows: list[list[int | str]] = [
            [entry.pk, *(" ".join(found) for found in field_words(entry))] for entry in entries
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} (rowid, {COLUMNS}) VALUES (%s, %s, %s, %s, %s)",  # noqa: S608
                rows,
            )

    def remove(self, ids: Collection[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [[entry_id] for entry_id in ids])  # noqa: S608

    def plan(self, query: Query, needed: int, *, scored: bool) -> Plan:
        if needed == len(query.words):
            return Plan(_all_words(), [" ".join(_terms(query))], f"{SCORE}, e.date DESC")
        source = _enough_words(query, SCORE if scored else "0")
        return Plan(source, [*_terms(query), needed], "m.found DESC, m.score, e.date DESC")


def _terms(query: Query) -> list[str]:
    # Words are letters and digits only, so that quoting them is all that FTS5's syntax asks.
    terms = [f'"{word}"' for word in query.words]
    if query.has_prefix:
        terms[-1] += "*"
    return terms


def _all_words() -> str:
    # CROSS JOIN keeps SQLite from asking the index once for every entry.
    return f"{TABLE} CROSS JOIN {ENTRIES} e ON e.id = {TABLE}.rowid WHERE {TABLE} MATCH %s"


def _enough_words(query: Query, score: str) -> str:
    # bm25 is a sum over words, so that the sum of one search a word is the score of them all.
    one = f"SELECT rowid AS id, {score} AS score FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
    every = " UNION ALL ".join([one] * len(query.words))
    matched = f"SELECT id, COUNT(*) AS found, SUM(score) AS score FROM ({every}) GROUP BY id HAVING COUNT(*) >= %s"  # noqa: S608
    return f"({matched}) m CROSS JOIN {ENTRIES} e ON e.id = m.id WHERE 1 = 1"
