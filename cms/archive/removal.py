"""Real deletion of what was public: the system's own work (the demo going), never on behalf of a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_removing: ContextVar[bool] = ContextVar("system_removal", default=False)


@contextmanager
def system_removal() -> Iterator[None]:
    """Let the system delete public things within; never entered for a person in the admin."""
    token = _removing.set(True)
    try:
        yield
    finally:
        _removing.reset(token)


def is_system_removal() -> bool:
    return _removing.get()
