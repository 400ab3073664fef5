"""The embedded engine: FTS5 tables beside the entries, ranked by bm25 in a single pass."""

from collections.abc import Collection, Sequence

from django.db import connection

from search.engines.base import IndexDocument
from search.engines.database import ENTRIES, FACT_COLUMNS, FACTS, TABLE, DatabaseEngine, Matched, facts, some_clauses
from search.plan import Clause, Plan

WORDS, TITLES = "search_fts", "search_titles"
COLUMNS = "title, agency, summary, text"
# Tokens come analysed: the tokenizer only has to part them at spaces. Any change here makes the index anew.
TOKENS = """tokenize="unicode61 remove_diacritics 0 tokenchars '_@-'\""""
SCHEMA = {
    TABLE: f"CREATE TABLE {TABLE} (id integer PRIMARY KEY, {FACT_COLUMNS})",
    WORDS: f"CREATE VIRTUAL TABLE {WORDS} USING fts5({COLUMNS}, {TOKENS})",
    # Beginnings of words are looked for in titles alone, and in an index that has only these.
    TITLES: f"CREATE VIRTUAL TABLE {TITLES} USING fts5(title, detail='none', prefix='2 3', {TOKENS})",
}
SCORE = f"-bm25({WORDS}, 10.0, 3.0, 4.0, 1.0)"


class SqliteEngine(DatabaseEngine):
    """FTS5 keeps its rows by the entry's id, in the same transaction as the entry."""

    def ensure_schema(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE name IN (%s, %s, %s)", list(SCHEMA))
            if dict(cursor.fetchall()) == SCHEMA:
                # A flushed table of entries starts its ids again: no row of the index may wait for them.
                cursor.execute(f"SELECT id FROM {TABLE} WHERE id NOT IN (SELECT id FROM {ENTRIES})")  # noqa: S608
                self.remove([entry_id for (entry_id,) in cursor.fetchall()])
                return False
            for name, statement in SCHEMA.items():
                cursor.execute(f"DROP TABLE IF EXISTS {name}")
                cursor.execute(statement)
        return True

    def index(self, documents: Sequence[IndexDocument]) -> None:
        self.remove([document.id for document in documents])
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} ({FACTS}) VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",  # noqa: S608
                [facts(document) for document in documents],
            )
            cursor.executemany(
                f"INSERT INTO {WORDS} (rowid, {COLUMNS}) VALUES (%s, %s, %s, %s, %s)",  # noqa: S608
                [(one.id, one.title, one.agency_words, one.summary, one.text) for one in documents],
            )
            cursor.executemany(
                f"INSERT INTO {TITLES} (rowid, title) VALUES (%s, %s)",  # noqa: S608
                [(one.id, one.title) for one in documents],
            )

    def remove(self, ids: Collection[int]) -> None:
        rows = [[entry_id] for entry_id in ids]
        with connection.cursor() as cursor:
            for table, key in ((TABLE, "id"), (WORDS, "rowid"), (TITLES, "rowid")):
                cursor.executemany(f"DELETE FROM {table} WHERE {key} = %s", rows)  # noqa: S608

    def stored(self, *, after: int, limit: int) -> Sequence[tuple[int, int]]:
        """As of every engine, without documents whose words are not there."""
        whole = " AND ".join(f"EXISTS (SELECT 1 FROM {table} WHERE rowid = f.id)" for table in (WORDS, TITLES))  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT id, fingerprint FROM {TABLE} f WHERE id > %s AND {whole} ORDER BY id LIMIT %s",  # noqa: S608
                [after, limit],
            )
            return [(entry_id, fingerprint) for entry_id, fingerprint in cursor.fetchall()]

    def matched(self, plan: Plan, *, all_words: bool, scored: bool, many: bool = False) -> Matched:
        score = SCORE if scored else "0"
        # One clause is all clauses; and SQLite would merge a single search into the sum, where bm25 does not work.
        if not all_words and len(plan.clauses) > 1:
            select = (
                f"SELECT rowid AS id, %s AS found, %s AS weight, {score} AS score FROM {WORDS} WHERE {WORDS} MATCH %s"  # noqa: S608
            )
            return some_clauses(plan, select, _expression)
        every = (1 << len(plan.clauses)) - 1
        return Matched(
            f"SELECT rowid AS id, %s AS found, 1 AS weight, {score} AS score FROM {WORDS} WHERE {WORDS} MATCH %s",  # noqa: S608
            [every, _expression([[clause] for clause in plan.clauses])],
        )

    def titled(self, words: Sequence[str], prefix: str) -> Matched:
        wanted = [f'"{word}"' for word in words] + ([f'"{prefix}"*'] if prefix else [])
        return Matched(
            f"SELECT rowid AS id FROM {TITLES} WHERE {TITLES} MATCH %s",  # noqa: S608
            [" AND ".join(wanted)],
        )


def _expression(clauses: Sequence[Sequence[Clause]]) -> str:
    """Return FTS5's expression: all of the groups, of each group one clause, of each clause one alternative."""
    # Tokens hold letters, digits and marks only, so that quoting them is all that FTS5's syntax asks.
    groups = (
        dict.fromkeys(f'"{" ".join(one.tokens)}"' for clause in group for one in clause.alternatives)
        for group in clauses
    )
    return " AND ".join(f"({' OR '.join(group)})" for group in groups)
