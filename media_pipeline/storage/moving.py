"""Moves one file to the other side: copy, verify, switch the name in its row, remove the old copy.

Whoever is cut off between any two steps leaves the row naming a whole file, and a note in the ledger of what is still
to be done; doing it all again is always right. Nothing is removed that any row names.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

import structlog
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from media_pipeline.models import StoredFile
from media_pipeline.storage import ledger
from media_pipeline.storage.holders import Held, is_named
from media_pipeline.storage.names import bare, is_private, on_side, twin
from media_pipeline.storage.sided import SidedStorage
from media_pipeline.storage.sides import Fingerprint, StoreFailedError, fingerprint

State = StoredFile.State
logger = structlog.get_logger(__name__)


class FileMissingError(StoreFailedError):
    """The row names a file that is on neither side."""


def store() -> SidedStorage:
    return cast(SidedStorage, default_storage)


def announce(held: Held, *, public: bool) -> None:
    """Note that the file is to move, before anything is moved: an item that is cut off half-way is found again."""
    target = on_side(held.name, public=public)
    if target != held.name:
        ledger.announce(target, _known(held.name))


def move(held: Held, *, public: bool, still: Callable[[], bool]) -> bool:
    """Bring a file to a side and return whether it changed its side by this call.

    `still` is asked within the switch: whether that is where it belongs by now, too. Raises StoreFailedError where the
    store fails, FileMissingError where neither side has the file; the row then names what it named before.
    """
    source, target = held.name, on_side(held.name, public=public)
    if source == target:
        return False
    known = _known(source)
    coming = ledger.announce(target, known)
    _copy(source, target, known)
    switched = _switch(held, target, coming.pk, still)
    if switched:
        remove_left(source)
    else:
        remove_left(target)
    return switched


def remove_left(name: str) -> bool:
    """Remove a copy that a move left, or one that never came to be named; returns whether it is gone.

    The row of the ledger is held meanwhile, so that a move in the other direction waits, and then copies anew.
    """
    with transaction.atomic():
        row = StoredFile.objects.select_for_update().filter(name=name).first()
        if row is not None and row.state == State.HERE:
            return False
        if is_named(name):
            # Somebody saved an old copy of the row: what is named stays.
            if row is not None:
                StoredFile.objects.filter(pk=row.pk).update(state=State.HERE, changed_at=timezone.now())
            return False
        store().side_of(name).delete(bare(name))
        if row is not None:
            row.delete()
    return True


def moving_before(moment: datetime) -> "Any":
    """Return the notes of moves that were cut off, or that are waiting for a store, oldest first."""
    return StoredFile.objects.exclude(state=State.HERE).filter(changed_at__lt=moment).order_by("changed_at")


def _known(name: str) -> Fingerprint:
    """Return what the file's bytes are; what was stored before there was a ledger is entered now."""
    row = StoredFile.objects.filter(name=name).first() or ledger.entry_of(name)
    if row is not None:
        return Fingerprint(row.sha256, row.size)
    try:
        found = fingerprint(store().chunks(name))
    except FileNotFoundError as error:
        raise FileMissingError(f"{name}: on neither side.") from error
    ledger.enter(name, found)
    return found


def _copy(source: str, target: str, known: Fingerprint) -> None:
    """Make the copy unless it is there already, whole."""
    to, name = store().side_of(target), bare(target)
    if _has(target, known):
        return
    try:
        to.copy_from(store().side_of(source), name)
    except FileNotFoundError as error:
        raise FileMissingError(f"{source}: on neither side.") from error
    if not _has(target, known):
        # The copy is not what the ledger says: neither what was written first nor the ledger is to be trusted now.
        raise StoreFailedError(f"{target}: the copy is not what was stored.")


def _has(name: str, known: Fingerprint) -> bool:
    try:
        return store().size(name) == known.size and fingerprint(store().chunks(name)) == known
    except FileNotFoundError:
        return False


def _switch(held: Held, target: str, coming: int, still: Callable[[], bool]) -> bool:
    """Let the row name the copy, if it names the original still and the copy was not removed meanwhile."""
    with transaction.atomic():
        note = StoredFile.objects.select_for_update().filter(pk=coming, name=target).first()
        if note is None or not still():
            return False
        rows = held.model._base_manager.filter(pk=held.pk, **{held.field: held.name})
        if not rows.update(**{held.field: target}):
            return False
        now = timezone.now()
        StoredFile.objects.filter(pk=coming).update(state=State.HERE, changed_at=now)
        StoredFile.objects.update_or_create(
            name=held.name,
            defaults={"sha256": note.sha256, "size": note.size, "state": State.LEAVING, "changed_at": now},
        )
    logger.info("file_moved", name=bare(target), to="private" if is_private(target) else "public")
    return True


def repair_name(held: Held) -> bool:
    """Let a row that names a removed copy name the one that is left on the other side; returns whether it did."""
    other = twin(held.name)
    row = StoredFile.objects.filter(name=other).first()
    if store().exists(held.name) or not store().exists(other):
        return False
    known = Fingerprint(row.sha256, row.size) if row is not None else fingerprint(store().chunks(other))
    if not _has(other, known):
        return False
    with transaction.atomic():
        held.model._base_manager.filter(pk=held.pk, **{held.field: held.name}).update(**{held.field: other})
        ledger.enter(other, known)
        ledger.strike(held.name)
    return True
