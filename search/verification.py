"""Compares what may be found with the entries, and the entries with what an engine holds; repairs what differs.

Ids are walked side by side in ascending order, a batch at a time, so that memory stays constant. What differs is looked
at twice, and what is noted as changed counts as waiting: pages may be published meanwhile.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from typing import Any

from django.db import transaction

from cms.registries.searchable import sources
from search import changes, indexing, vocabulary
from search.documents import index_document, texts
from search.engines import database_engine
from search.engines.base import Engine
from search.models import IndexChange, IndexRequest, IndexScope, SearchEntry

EXAMPLES = 10

# What things are like, by what names them: (source id, locale) of an entry, or the id of one.
State = Mapping[Any, Hashable]
Repair = Callable[[Sequence[int]], None]


@dataclass(slots=True)
class Comparison:
    """How many things there should be and are, and how many of them differ: too few, too many, or not the same.

    `waiting` differ as well, but are noted as changed and done by themselves. `unreadable` could not be compared.
    """

    wanted: int = 0
    present: int = 0
    missing: int = 0
    extra: int = 0
    different: int = 0
    waiting: int = 0
    unreadable: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        return self.missing + self.extra + self.different + self.unreadable

    def count(self, wanted: State, present: State) -> None:
        self.wanted += len(wanted)
        self.present += len(present)

    def note(self, key: Any, wanted: State, present: State, called: str) -> None:
        """Take up one that differs."""
        if key not in present:
            self.missing += 1
        elif key not in wanted:
            self.extra += 1
        else:
            self.different += 1
        self.example(called)

    def example(self, called: str) -> None:
        if len(self.examples) < EXAMPLES:
            self.examples.append(called)


def compare_entries(*, repair: bool) -> Comparison:
    """Compare what sources tell with the entries, field by field."""
    comparison = Comparison()
    known = {one.name: one for one in sources()}
    stored = SearchEntry.objects.order_by().values_list("source_type", flat=True).distinct()
    for name in sorted(known.keys() | set(stored)):
        ids = merge(known[name].ids() if name in known else (), _ids_of_entries(name))
        for batch in indexing.batches(one_id for one_id, _same in groupby(ids)):
            _compare_entries_of(comparison, name, batch, is_known=name in known, repair=repair)
    return comparison


def compare_index(engine: Engine, *, repair: Repair | None, is_cluster: bool = False) -> Comparison:
    """Compare the entries with what the engine holds, by fingerprint; `repair` is given ids that differ."""
    comparison = Comparison()
    after = 0
    while (found := _read_index(engine, after)) is not None:
        wanted, present, until = found
        if _differing(wanted, present) and (again := _read_index(engine, after)) is not None:
            wanted, present, until = again
        after = until
        comparison.count(wanted, present)
        wrong = _differing(wanted, present)
        noted = _given_soon(wrong) if is_cluster else set()
        comparison.waiting += sum(entry_id in noted for entry_id in wrong)
        wrong = [entry_id for entry_id in wrong if entry_id not in noted]
        for entry_id in wrong:
            comparison.note(entry_id, wanted, present, str(entry_id))
        if repair and wrong:
            repair(wrong)
    return comparison


def compare_vocabulary(*, repair: bool) -> Comparison:
    """Count the words of all entries anew and compare; in memory, for a language has only so many words.

    What is published meanwhile may be counted once too often or too seldom: that moves no hit.
    """
    comparison, wanted = Comparison(), vocabulary.Changes()
    last = 0
    while entries := list(SearchEntry.objects.filter(pk__gt=last).order_by("pk")[: indexing.BATCH]):
        for entry in entries:
            wanted.update(vocabulary.changes_of(entry.locale, texts(index_document(entry)), 1))
        last = entries[-1].pk
    with transaction.atomic():
        indexing.one_writer_at_a_time()
        differing = vocabulary.differences(wanted)
        if repair:
            vocabulary.change(differing)
            vocabulary.forget_unused()
    comparison.wanted = len(wanted)
    for key, difference in sorted(differing.items()):
        known = wanted[key] - difference
        if known <= 0:
            comparison.missing += 1
        elif not wanted[key]:
            comparison.extra += 1
        else:
            comparison.different += 1
        comparison.example(" ".join(key))
    comparison.present = comparison.wanted - comparison.missing + comparison.extra
    return comparison


def repair_database_index(ids: Sequence[int]) -> None:
    """Give the database's engine these entries as they are, and take from it those that are gone."""
    with transaction.atomic():
        indexing.one_writer_at_a_time()
        entries = SearchEntry.objects.in_bulk(list(ids))
        database_engine().index([index_document(entry) for entry in entries.values()])
        database_engine().remove([entry_id for entry_id in ids if entry_id not in entries])


def repair_cluster_index(ids: Sequence[int]) -> None:
    """Note these entries as changed, so that the cluster is given them under a version above what it holds."""
    changes.record(ids)


def _compare_entries_of(comparison: Comparison, name: str, ids: Sequence[int], *, is_known: bool, repair: bool) -> None:
    try:
        wanted, present = _wanted(name, ids) if is_known else {}, _present(name, ids)
        if _differing(wanted, present):
            with transaction.atomic():
                indexing.one_writer_at_a_time()
                wanted, present = _wanted(name, ids) if is_known else {}, _present(name, ids)
    except Exception as error:
        if len(ids) == 1:
            comparison.unreadable += 1
            comparison.example(f"{name} {ids[0]}: {type(error).__name__}")
            return
        for one_id in ids:
            _compare_entries_of(comparison, name, [one_id], is_known=is_known, repair=repair)
        return
    comparison.count(wanted, present)
    wrong = _differing(wanted, present)
    noted = _noted(name, {source_id for source_id, _locale in wrong})
    comparison.waiting += sum(source_id in noted for source_id, _locale in wrong)
    wrong = [key for key in wrong if key[0] not in noted]
    for key in wrong:
        comparison.note(key, wanted, present, f"{name} {key[0]} ({key[1]})")
    if repair and wrong:
        _repair_entries(name, sorted({source_id for source_id, _locale in wrong}), is_known=is_known)


def _repair_entries(name: str, ids: Sequence[int], *, is_known: bool) -> None:
    if is_known:
        indexing.index_ids(name, ids)
    else:
        indexing.forget(name, ids)


def _ids_of_entries(name: str) -> Iterator[int]:
    entries = SearchEntry.objects.filter(source_type=name).order_by("source_id")
    last = 0
    while found := list(entries.filter(source_id__gt=last).values_list("source_id", flat=True)[: indexing.BATCH]):
        yield from found
        last = found[-1]


def _wanted(name: str, ids: Sequence[int]) -> State:
    entries = indexing.entries_of(name, ids)
    return {(entry.source_id, entry.locale): indexing.content_of(entry) for entry in entries}


def _present(name: str, ids: Sequence[int]) -> State:
    entries = SearchEntry.objects.filter(source_type=name, source_id__in=ids)
    return {(entry.source_id, entry.locale): indexing.content_of(entry) for entry in entries}


def _noted(name: str, ids: Collection[int]) -> set[int]:
    """Return which of these ids somebody asked to be read again and nobody did yet."""
    if not ids:
        return set()
    waiting = IndexRequest.objects.filter(attempts=0)
    # Nobody knows yet what these stand for.
    if waiting.exclude(scope=IndexScope.ITEM).exists():
        return set(ids)
    asked = waiting.filter(source=name, key__in=[str(one_id) for one_id in ids]).values_list("key", flat=True)
    return {int(key) for key in asked}


def _given_soon(ids: Collection[int]) -> set[int]:
    return set(IndexChange.objects.filter(entry_id__in=ids).values_list("entry_id", flat=True))


def _read_index(engine: Engine, after: int) -> tuple[State, State, int] | None:
    """Return what should be and what is in the index from the first id above `after`, and up to which id.

    None when there is neither.
    """
    entries = list(SearchEntry.objects.filter(pk__gt=after).order_by("pk")[: indexing.BATCH])
    held = list(engine.stored(after=after, limit=indexing.BATCH))
    if not entries and not held:
        return None
    # Both are known up to where the shorter reach ends; a list that is not full reaches to the end of everything.
    reaches = [(entries[-1].pk, len(entries))] if entries else []
    reaches += [(held[-1][0], len(held))] if held else []
    cut = [last for last, length in reaches if length == indexing.BATCH]
    until = min(cut) if cut else max(last for last, _length in reaches)
    wanted = {entry.pk: index_document(entry).fingerprint for entry in entries if entry.pk <= until}
    return wanted, {one_id: fingerprint for one_id, fingerprint in held if one_id <= until}, until


def _differing(wanted: State, present: State) -> list[Any]:
    return sorted(key for key in wanted.keys() | present.keys() if wanted.get(key) != present.get(key))
