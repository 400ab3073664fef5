"""Nothing that citizens could ever read is removed from the database by a person; the system may, and says when."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from cms.publishing.refusal import PublicationRefused

_system: ContextVar[bool] = ContextVar("system_removal", default=False)


class RemovalRefused(PublicationRefused):
    """Somebody tried to remove for good what citizens could read; the message says what to do instead."""


@contextmanager
def system_removal() -> Iterator[None]:
    """Let the system itself remove for good: the demo, a test's own data. Never entered on behalf of a person."""
    token = _system.set(True)
    try:
        yield
    finally:
        _system.reset(token)


def is_system_removal() -> bool:
    return _system.get()
