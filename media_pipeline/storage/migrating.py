"""Copies every file from local folders into the object store, or back; names stay, so that the database does too.

Nothing is removed at the origin, and nothing is read through: the site goes on with the one place until it is started
anew with the other, and a last run takes what came meanwhile. What is there already is left, so that a run that was cut
off goes on where it was.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from media_pipeline.storage import ledger
from media_pipeline.storage.holders import file_fields
from media_pipeline.storage.local import LocalSide
from media_pipeline.storage.names import bare, is_private, twin
from media_pipeline.storage.sides import Fingerprint, Side, StoreFailedError, fingerprint

_STEP = 1000


class Outcome(StrEnum):
    COPIED = "copied"
    THERE = "there"
    MISSING = "missing"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Place:
    """Both sides of one kind of storage."""

    public: Side
    private: Side

    def side_of(self, name: str) -> Side:
        return self.private if is_private(name) else self.public


def local_place() -> Place:
    return Place(LocalSide(public=True), LocalSide(public=False))


def object_store() -> Place:
    """Return the store that MEDIA_STORAGE_URL names; raises ImproperlyConfigured without one."""
    from media_pipeline.storage.s3 import S3Side

    if not settings.MEDIA_STORE:
        raise ImproperlyConfigured("MEDIA_STORAGE_URL belum diisi.")
    return Place(S3Side(settings.MEDIA_STORE, public=True), S3Side(settings.MEDIA_STORE, public=False))


def count() -> int:
    """Return how many files there are to look at."""
    return sum(
        model._base_manager.exclude(**{field: ""}).exclude(**{f"{field}__isnull": True}).count()
        for model, field in file_fields()
    )


def migrate(source: Place, target: Place, *, hashes: bool, report: Callable[[str, Outcome], None]) -> None:
    """Copy what is not there yet and tell of each file how it went; `hashes` reads again what is there already."""
    for name in _names():
        report(name, _one(source, target, name, hashes=hashes))


def _one(source: Place, target: Place, name: str, *, hashes: bool) -> Outcome:
    try:
        known = _known(source, name)
        to = target.side_of(name)
        outcome = Outcome.THERE
        if not _has(to, name, known, hashes=hashes):
            to.copy_from(source.side_of(name), bare(name))
            if not _has(to, name, known, hashes=True):
                return Outcome.FAILED
            outcome = Outcome.COPIED
        other = target.side_of(twin(name))
        if other.exists(bare(name)):
            # From an earlier run; the file has changed its side since.
            other.delete(bare(name))
        return outcome
    except FileNotFoundError:
        return Outcome.MISSING
    except StoreFailedError:
        return Outcome.FAILED


def _known(source: Place, name: str) -> Fingerprint:
    row = ledger.entry_of(name)
    return Fingerprint(row.sha256, row.size) if row else fingerprint(source.side_of(name).chunks(bare(name)))


def _has(side: Side, name: str, known: Fingerprint, *, hashes: bool) -> bool:
    try:
        if side.size(bare(name)) != known.size:
            return False
        return not hashes or fingerprint(side.chunks(bare(name))) == known
    except FileNotFoundError:
        return False


def _names() -> Iterator[str]:
    for model, field in file_fields():
        rows = model._base_manager.order_by("pk").values_list(field, flat=True)
        yield from (name for name in rows.iterator(chunk_size=_STEP) if name)
