"""Writes entries and keeps the engine's index beside them, in one transaction."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, transaction
from django.utils import timezone

from cms.registries.searchable import SearchDocument, source
from search import changes, vocabulary
from search.documents import index_document, texts
from search.engines import database_engine
from search.models import SearchEntry
from search.sources.pages import NAME as PAGE

# Longer texts are found by their beginning.
MAX_TEXT = 100_000
BATCH = 200

Thing = TypeVar("Thing")

KEY = ("source_type", "source_id", "locale")
_WRITTEN = [field.name for field in SearchEntry._meta.concrete_fields if field.name not in (*KEY, "id")]
# Any constant does; it only has to be nobody else's.
_LOCK = 7_284_001


def index_page(page_id: int) -> None:
    """Make the entry of one page agree with what a stranger may read now."""
    index_ids(PAGE, [page_id])


def index_ids(source_name: str, ids: Sequence[int]) -> int:
    """Make the entries of these ids agree with their source, however often it runs. Returns how many stand."""
    with transaction.atomic():
        one_writer_at_a_time()
        entries = entries_of(source_name, ids)
        before = list(SearchEntry.objects.filter(source_type=source_name, source_id__in=ids))
        written = SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=KEY, update_fields=_WRITTEN
        )
        standing = {entry.pk for entry in written}
        index_entries(written, instead_of=[entry for entry in before if entry.pk in standing])
        _delete([entry for entry in before if entry.pk not in standing])
    return len(written)


def entries_of(source_name: str, ids: Sequence[int]) -> list[SearchEntry]:
    """Return the entries that should stand for these ids now, unsaved."""
    documents = source(source_name).documents(ids)
    return [_entry(source_name, source_id, document) for source_id, found in documents.items() for document in found]


def content_of(entry: SearchEntry) -> tuple[Any, ...]:
    """Return everything that an entry tells, without when it was written."""
    return tuple(getattr(entry, name) for name in _WRITTEN if name != "indexed_at")


def forget(source_name: str, ids: Sequence[int]) -> None:
    """Drop the entries of these ids, without asking a source that may be gone."""
    with transaction.atomic():
        one_writer_at_a_time()
        _delete(list(SearchEntry.objects.filter(source_type=source_name, source_id__in=ids)))


def refill_index() -> None:
    """Give an engine whose index is new all entries that there are, and count their words; no source is asked."""
    with transaction.atomic():
        one_writer_at_a_time()
        vocabulary.clear()
        last = 0
        while batch := list(SearchEntry.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
            index_entries(batch)
            last = batch[-1].pk


def _entry(source_name: str, source_id: int, document: SearchDocument) -> SearchEntry:
    return SearchEntry(
        source_type=source_name,
        source_id=source_id,
        locale=document.locale,
        agency_code=document.agency_code,
        agency_name=document.agency_name[:255],
        kind=document.kind,
        kind_label=str(document.kind_label)[:100],
        date=document.date,
        expires_at=document.expires_at,
        is_demo=document.is_demo,
        indexed_at=timezone.now(),
        title=_plain(document.title),
        summary=_plain(document.summary),
        text=_plain(document.text)[:MAX_TEXT],
    )


def _plain(text: str) -> str:
    """One line, composed (NFC), without NUL and other control characters, which PostgreSQL refuses."""
    text = "".join(" " if character < " " or character == "\x7f" else character for character in str(text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def index_entries(entries: Sequence[SearchEntry], instead_of: Sequence[SearchEntry] = ()) -> None:
    """Give the entries to the engine and their words to the vocabulary; `instead_of` is how they were before."""
    documents = [index_document(entry) for entry in entries]
    database_engine().index(documents)
    changes.record([entry.pk for entry in entries])
    counted: vocabulary.Changes = Counter()
    for sign, some in ((1, documents), (-1, [index_document(entry) for entry in instead_of])):
        for document in some:
            counted.update(vocabulary.changes_of(document.locale, texts(document), sign))
    vocabulary.change(counted)


def _delete(entries: Sequence[SearchEntry]) -> int:
    ids = [entry.pk for entry in entries]
    if ids:
        database_engine().remove(ids)
        changes.record(ids)
        counted: vocabulary.Changes = Counter()
        for entry in entries:
            counted.update(vocabulary.changes_of(entry.locale, texts(index_document(entry)), -1))
        vocabulary.change(counted)
        SearchEntry.objects.filter(pk__in=ids).delete()
    return len(ids)


def one_writer_at_a_time() -> None:
    """Keep an older reading of a page from overwriting a newer one; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def batches(things: Iterable[Thing]) -> Iterator[list[Thing]]:
    """Yield lists of at most BATCH, for work in constant memory."""
    iterator = iter(things)
    while batch := list(islice(iterator, BATCH)):
        yield batch
