"""Small tables that every search reads: kept in the process for seconds, and forgotten at once where they change."""

import time
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

from django.db import models, transaction
from django.db.models.signals import post_delete, post_save

# What one process changes, the others know after this time at most.
SECONDS = 30

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
_all: "list[Kept[Any, Any]]" = []


class Kept(Generic[K, V]):
    """Values by key, read again after `SECONDS`."""

    def __init__(self, read: Callable[[K], V], *changed_by: type[models.Model]) -> None:
        """Keep what `read` returns until a row of the models `changed_by` is saved or deleted in this process."""
        self._read = read
        self._values: dict[K, tuple[float, V]] = {}
        self._generation = 0
        _all.append(self)
        for model in changed_by:
            for signal in (post_save, post_delete):
                signal.connect(self._on_change, sender=model)

    def get(self, key: K, *, now: float | None = None) -> V:
        """Return the value; `now` is a reading of the monotonic clock in seconds."""
        now = time.monotonic() if now is None else now
        kept = self._values.get(key)
        if kept is not None and kept[0] > now:
            return kept[1]
        generation = self._generation
        value = self._read(key)
        # Whoever changed a row meanwhile must not be answered with what stood there before.
        if generation == self._generation:
            self._values[key] = (now + SECONDS, value)
        return value

    def forget(self) -> None:
        """Have everything read anew: now, and once more when the transaction, in which others read, is through."""
        self._clear()
        transaction.on_commit(self._clear, robust=True)

    def _clear(self) -> None:
        self._generation += 1
        self._values.clear()

    def _on_change(self, **kwargs: Any) -> None:
        self.forget()


def forget_all() -> None:
    """Empty every one: rows went away without a signal (a restored database)."""
    for kept in _all:
        kept._clear()
