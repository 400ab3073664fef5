"""Puts right what can be put right without losing a byte; everything else stays a finding."""

from collections.abc import Callable

from django.apps import apps

from media_pipeline.checking.findings import Finding, Problem
from media_pipeline.models import StoredFile
from media_pipeline.settling import settle
from media_pipeline.storage import ledger
from media_pipeline.storage.holders import KINDS, Held, holder_of, is_named
from media_pipeline.storage.moving import remove_left, repair_name, store
from media_pipeline.storage.names import bare, is_private, on_side, twin
from media_pipeline.storage.sides import StoreFailedError, fingerprint


def repair(finding: Finding) -> bool:
    """Return whether the finding is none any more. Never raises for a file or a store that fails."""
    try:
        return _REPAIRS[finding.problem](finding)
    except (FileNotFoundError, StoreFailedError, LookupError, ValueError):
        return False


def _missing(finding: Finding) -> bool:
    """The file may lie on the other side, whole."""
    path, pk = finding.where.rsplit(" ", 1)
    label, field = path.rsplit(".", 1)
    model = apps.get_model(label)
    return repair_name(Held(model, int(pk), field, finding.name, model, int(pk)))


def _orphaned(finding: Finding) -> bool:
    """A second copy of a file that is there goes; any other orphan is kept, but where nobody comes upon it."""
    name, other = finding.name, twin(finding.name)
    if is_named(name):
        return True
    if is_named(other) and store().exists(other):
        same = fingerprint(store().chunks(other)) == fingerprint(store().chunks(name))
        if same:
            store().delete(name)
        return same
    if is_private(name):
        return False
    aside = on_side(name, public=False)
    if not store().exists(aside):
        store().private.copy_from(store().public, bare(name))
    if fingerprint(store().chunks(aside)) == fingerprint(store().chunks(name)):
        store().delete(name)
    # Kept, and so a finding still.
    return False


def _unnoted(finding: Finding) -> bool:
    ledger.enter(finding.name, fingerprint(store().chunks(finding.name)))
    return True


def _stale(finding: Finding) -> bool:
    if store().exists(finding.name) or is_named(finding.name):
        return False
    ledger.strike(finding.name)
    return True


def _unfinished(finding: Finding) -> bool:
    held = holder_of(finding.name) or holder_of(twin(finding.name))
    if held is not None:
        settle(held.kind, [held.item_id])
    row = StoredFile.objects.filter(name=finding.name).first()
    if row is None or row.state == StoredFile.State.HERE:
        return True
    remove_left(finding.name)
    return not StoredFile.objects.filter(name=finding.name).exclude(state=StoredFile.State.HERE).exists()


def _wrong_side(finding: Finding) -> bool:
    kind, pk = finding.where.split(" ")
    settle(KINDS[kind], [int(pk)])
    return True


def _nothing(finding: Finding) -> bool:
    """Nobody knows which bytes are the right ones: a backup does."""
    return False


_REPAIRS: dict[Problem, Callable[[Finding], bool]] = {
    Problem.MISSING: _missing,
    Problem.ORPHANED: _orphaned,
    Problem.UNNOTED: _unnoted,
    Problem.STALE: _stale,
    Problem.CHANGED: _nothing,
    Problem.UNFINISHED: _unfinished,
    Problem.WRONG_SIDE: _wrong_side,
}
