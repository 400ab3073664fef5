"""Gives the cluster what it does not know yet, in order and in bulk, and catches up by itself after an outage."""

from collections.abc import Sequence
from datetime import timedelta

import structlog
from django.db.models import Q, QuerySet
from django.utils import timezone

from search import retry
from search.documents import index_document
from search.engines import cluster_engine
from search.engines.base import ClusterEngine, EngineUnavailableError
from search.models import ClusterState, IndexChange, SearchEntry

logger = structlog.get_logger(__name__)

BATCH = 200
# Longer than any bulk request may take, and then it was a process that died.
HOLD = timedelta(minutes=2)


class PushFailedError(Exception):
    """The cluster refused some entries; they are kept and tried again."""


def push() -> int:
    """Pass on every change and return how many; 0 where there is no cluster, or while another process does it.

    Raises what the cluster raised, and PushFailedError when it refused single entries; both are tried again.
    """
    engine = cluster_engine()
    pushed = 0
    # Once more after letting go: what came meanwhile found the cluster held.
    while engine is not None and _due().exists() and _take_hold():
        try:
            pushed += _push_all(engine)
        except Exception as error:
            _fell_behind(error)
            raise
        finally:
            _let_go()
    return pushed


def try_again_now() -> None:
    """Forget how long to wait: somebody knows that the cluster is there again."""
    ClusterState.objects.update(retry_at=None)
    IndexChange.objects.filter(attempts__gt=0).update(due_at=timezone.now())


def _push_all(engine: ClusterEngine) -> int:
    pushed, refused = 0, 0
    if not engine.status().is_current:
        # A new cluster, one that lost its index, or a new form of it after an update.
        logger.warning("search_cluster_rebuild")
        engine.rebuild(lambda _done, _total: _hold_on())
    while changes := list(_due().order_by("pk")[:BATCH]):
        done = _attempt(engine, changes)
        pushed += done
        refused += len(changes) - done
        _hold_on()
    if refused:
        raise PushFailedError(f"The cluster refused {refused} changes; they will be tried again.")
    ClusterState.objects.filter(behind_since__isnull=False).update(
        behind_since=None, attempts=0, last_error="", retry_at=None
    )
    return pushed


def _attempt(engine: ClusterEngine, changes: Sequence[IndexChange]) -> int:
    """Return how many changes the cluster took; an entry that it does not understand must hold up no other."""
    entries = {change.entry_id for change in changes}
    try:
        _give(engine, changes)
    except EngineUnavailableError:
        raise
    except Exception as error:
        if len(entries) == 1:
            _postpone(changes, error)
            return 0
    else:
        IndexChange.objects.filter(pk__in=[change.pk for change in changes]).delete()
        return len(changes)
    return sum(_attempt(engine, [change for change in changes if change.entry_id == one]) for one in entries)


def _give(engine: ClusterEngine, changes: Sequence[IndexChange]) -> None:
    """Send the entries as they are now, each under the version of its last change."""
    versions = {change.entry_id: change.pk for change in changes}
    entries = SearchEntry.objects.in_bulk(list(versions))
    if entries:
        engine.index([index_document(entry) for entry in entries.values()], versions=versions)
    if gone := [entry_id for entry_id in versions if entry_id not in entries]:
        engine.remove(gone, versions=versions)


def _due() -> "QuerySet[IndexChange]":
    return IndexChange.objects.filter(due_at__lte=timezone.now())


def _postpone(changes: Sequence[IndexChange], error: Exception) -> None:
    for change in changes:
        change.attempts += 1
        change.last_error = retry.described(error)
        change.due_at = timezone.now() + retry.wait(change.attempts, retry.LONGEST_ITEM)
        change.save(update_fields=["attempts", "last_error", "due_at"])
    logger.error("search_cluster_refused", entry_id=changes[0].entry_id, error=str(error), exc_info=error)


def _take_hold() -> bool:
    """Return whether this process may give to the cluster now: no other does, and it is time to try again."""
    now = timezone.now()
    state, _created = ClusterState.objects.get_or_create(pk=1)
    free = Q(held_until=None) | Q(held_until__lte=now)
    ready = Q(retry_at=None) | Q(retry_at__lte=now)
    return bool(ClusterState.objects.filter(free, ready, pk=state.pk).update(held_until=now + HOLD))


def _hold_on() -> None:
    ClusterState.objects.update(held_until=timezone.now() + HOLD)


def _let_go() -> None:
    ClusterState.objects.update(held_until=None)


def _fell_behind(error: Exception) -> None:
    state = ClusterState.objects.get(pk=1)
    state.behind_since = state.behind_since or timezone.now()
    state.attempts += 1
    state.last_error = retry.described(error)
    # Single entries have their own time; the others need not wait for them.
    if isinstance(error, EngineUnavailableError):
        state.retry_at = timezone.now() + retry.wait(state.attempts, retry.LONGEST_CLUSTER)
    state.save(update_fields=["behind_since", "attempts", "last_error", "retry_at"])
    logger.error("search_cluster_behind", since=state.behind_since.isoformat(), error=state.last_error)
