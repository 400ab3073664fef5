"""A store that fails as stores do: no answer, an answer that comes too late, half a file, 503; by a fixed sequence."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from random import Random
from typing import Any

import pytest
from django.core.files.storage import default_storage

from media_pipeline.storage.sides import Side, StoreFailedError

CALLS = ("put", "copy_from", "chunks", "exists", "size", "delete")


class Killed(BaseException):
    """What a `kill -9` is to the code: nothing after it runs, no handler of errors either."""


class FlakySide:
    """A side that asks `fault` before each call what goes wrong with it: "", "before", "after", "half" or "kill"."""

    def __init__(self, side: Side, fault: Any) -> None:
        self._side, self._fault = side, fault

    def __getattr__(self, name: str) -> Any:
        whole = getattr(self._side, name)
        if name not in CALLS:
            return whole

        def call(*arguments: Any) -> Any:
            fault = self._fault(name)
            if fault == "kill":
                raise Killed
            if fault == "before":
                raise StoreFailedError("503")
            if fault == "half" and name in {"put", "copy_from"}:
                self._half(name, *arguments)
            answer = whole(*(each._side if isinstance(each, FlakySide) else each for each in arguments))
            if name == "chunks" and fault:
                return _cut(answer)
            if fault:
                # It happened, and the answer was lost on the way.
                raise StoreFailedError("habis waktu")
            return answer

        return call

    def _half(self, name: str, first: Any, second: Any) -> None:
        """Leave half of the bytes under the name, as a store without whole writes would."""
        target, chunks = (first, second) if name == "put" else (second, first.chunks(second))
        content = b"".join(chunks)
        self._side.put(target, [content[: len(content) // 2]])
        raise StoreFailedError("putus di tengah")


def _cut(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        yield chunk[: len(chunk) // 2]
        raise StoreFailedError("putus di tengah")


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, fault: Any) -> Iterator[None]:
    """Let both sides of the storage fail as `fault(call)` says."""
    store: Any = default_storage
    sides = {"public": store.public, "private": store.private}
    with monkeypatch.context() as patch:
        for name, side in sides.items():
            patch.setattr(store._wrapped, name, FlakySide(side, fault))
        yield


def at_random(seed: int, one_in: int = 3) -> Any:
    """Return faults by a sequence that the seed fixes."""
    random = Random(seed)

    def fault(call: str) -> str:
        return random.choice(("before", "after", "half")) if random.randrange(one_in) == 0 else ""

    return fault


def killed_at(step: int) -> Any:
    """Return the fault that kills whoever makes the call of this number, counted from zero."""
    calls = iter(range(step + 1))

    def fault(call: str) -> str:
        return "kill" if next(calls, None) == step else ""

    return fault
