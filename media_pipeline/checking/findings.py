"""What does not agree, as one finding each."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from media_pipeline.checking.inventory import Progress
from media_pipeline.models import StoredFile
from media_pipeline.settling import misplaced
from media_pipeline.storage.holders import KINDS, is_named
from media_pipeline.storage.moving import store
from media_pipeline.storage.sides import StoreFailedError, fingerprint

_STEP = 500


class Problem(StrEnum):
    # A row names a file that is not there.
    MISSING = "missing"
    # A file that no row names.
    ORPHANED = "orphaned"
    # A file that a row names and the ledger does not know.
    UNNOTED = "unnoted"
    # The ledger knows a file that is not there, nor named.
    STALE = "stale"
    # Another length, or with --hash other bytes, than were stored.
    CHANGED = "changed"
    # A move that was cut off.
    UNFINISHED = "unfinished"
    # On the other side than the state of its item asks for.
    WRONG_SIDE = "wrong-side"


@dataclass(frozen=True, slots=True)
class Finding:
    """`where` is the row that names the file ("media_pipeline.image.file 12"), or the item that is on a wrong side."""

    problem: Problem
    name: str
    where: str = ""


def find(tables: sqlite3.Connection, *, hashes: bool, report: Progress) -> Iterator[Finding]:
    """Yield everything that does not agree; `hashes` reads every file, which takes as long as reading all of them."""
    yield from _rows(
        tables,
        Problem.MISSING,
        "SELECT name, place FROM named WHERE name NOT IN (SELECT name FROM stored) ORDER BY name",
    )
    yield from _rows(
        tables,
        Problem.UNFINISHED,
        "SELECT name, '' FROM noted WHERE state <> 'here' ORDER BY name",
    )
    yield from _rows(
        tables,
        Problem.ORPHANED,
        "SELECT name, '' FROM stored WHERE name NOT IN (SELECT name FROM named)"
        " AND name NOT IN (SELECT name FROM noted WHERE state <> 'here') ORDER BY name",
    )
    yield from _rows(
        tables,
        Problem.UNNOTED,
        "SELECT name, place FROM named WHERE name IN (SELECT name FROM stored)"
        " AND name NOT IN (SELECT name FROM noted) GROUP BY name ORDER BY name",
    )
    yield from _rows(
        tables,
        Problem.STALE,
        "SELECT name, '' FROM noted WHERE state = 'here' AND name NOT IN (SELECT name FROM stored)"
        " AND name NOT IN (SELECT name FROM named) ORDER BY name",
    )
    yield from _rows(
        tables,
        Problem.CHANGED,
        "SELECT stored.name, '' FROM stored JOIN noted USING (name) WHERE stored.size <> noted.size"
        " AND state = 'here' ORDER BY stored.name",
    )
    if hashes:
        yield from _other_bytes(tables, report)
    yield from _wrong_sides(report)


def still_holds(finding: Finding) -> bool:
    """Whether a finding is one at this moment too: the site went on while everything was read."""
    name, problem = finding.name, finding.problem
    if problem is Problem.MISSING:
        return is_named(name) and not store().exists(name)
    if problem in {Problem.ORPHANED, Problem.STALE}:
        return not is_named(name) and store().exists(name) == (problem is Problem.ORPHANED)
    note = StoredFile.objects.filter(name=name).first()
    if problem is Problem.UNFINISHED:
        return note is not None and note.state != StoredFile.State.HERE
    if problem is Problem.UNNOTED:
        return note is None and is_named(name)
    return True


def _rows(tables: sqlite3.Connection, problem: Problem, statement: str) -> Iterator[Finding]:
    for name, where in tables.execute(statement):
        yield Finding(problem, name, where)


def _other_bytes(tables: sqlite3.Connection, report: Progress) -> Iterator[Finding]:
    rows = tables.execute(
        "SELECT stored.name, sha256 FROM stored JOIN noted USING (name)"
        " WHERE stored.size = noted.size AND state = 'here' ORDER BY stored.name"
    )
    for number, (name, sha256) in enumerate(rows, 1):
        try:
            same = fingerprint(store().chunks(name)).sha256 == sha256
        except (FileNotFoundError, StoreFailedError):
            same = False
        if not same:
            yield Finding(Problem.CHANGED, name)
        report("hash", number)


def _wrong_sides(report: Progress) -> Iterator[Finding]:
    for kind, model in KINDS.items():
        looked_at = 0
        for ids in _batches(model):
            looked_at += len(ids)
            for pk in sorted(misplaced(model, ids)):
                yield Finding(Problem.WRONG_SIDE, "", f"{kind} {pk}")
            report("sides", looked_at)


def _batches(model: type[Any]) -> Iterator[list[int]]:
    after = 0
    while ids := list(model._base_manager.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:_STEP]):
        yield ids
        after = ids[-1]
