"""What database, ledger and storage hold, side by side in a file: memory stays small however many there are."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from media_pipeline.models import StoredFile
from media_pipeline.storage.holders import file_fields
from media_pipeline.storage.moving import store
from media_pipeline.storage.names import on_side

# What other rooms keep in the private place and look after themselves: parts of uploads that are still coming.
ELSEWHERE = ("unggahan/",)
_STEP = 2000

Progress = Callable[[str, int], None]


@contextmanager
def inventory(report: Progress) -> Iterator[sqlite3.Connection]:
    """Yield a database with the tables `named` (rows), `noted` (ledger) and `stored` (storage)."""
    with TemporaryDirectory(prefix="media-check-") as folder, closing(sqlite3.connect(Path(folder, "i.db"))) as tables:
        tables.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE named (name TEXT, place TEXT);"
            "CREATE TABLE noted (name TEXT PRIMARY KEY, sha256 TEXT, size INTEGER, state TEXT) WITHOUT ROWID;"
            "CREATE TABLE stored (name TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID;"
        )
        _fill(tables, "INSERT OR REPLACE INTO stored VALUES (?, ?)", _stored(), "storage", report)
        _fill(tables, "INSERT INTO noted VALUES (?, ?, ?, ?)", _noted(), "ledger", report)
        _fill(tables, "INSERT INTO named VALUES (?, ?)", _named(), "database", report)
        tables.execute("CREATE INDEX named_name ON named (name)")
        yield tables


def _fill(
    tables: sqlite3.Connection, statement: str, rows: Iterator[tuple[object, ...]], what: str, report: Progress
) -> None:
    count, batch = 0, []
    for row in rows:
        batch.append(row)
        if len(batch) == _STEP:
            tables.executemany(statement, batch)
            count += len(batch)
            batch.clear()
            report(what, count)
    tables.executemany(statement, batch)
    tables.commit()
    report(what, count + len(batch))


def _stored() -> Iterator[tuple[object, ...]]:
    for side, public in ((store().private, False), (store().public, True)):
        for name, size in side.walk():
            if not name.startswith(ELSEWHERE):
                yield on_side(name, public=public), size


def _noted() -> Iterator[tuple[object, ...]]:
    rows = StoredFile.objects.order_by("pk").values_list("name", "sha256", "size", "state")
    yield from rows.iterator(chunk_size=_STEP)


def _named() -> Iterator[tuple[object, ...]]:
    for model, field in file_fields():
        rows = model._base_manager.order_by("pk").values_list("pk", field)
        for pk, name in rows.iterator(chunk_size=_STEP):
            if name:
                yield name, f"{model._meta.label_lower}.{field} {pk}"
