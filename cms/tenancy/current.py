"""Whose request the admin answers just now, for the parts of Wagtail that print things without a request at hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from cms.tenancy.scope import Scope, scope_of

_person: ContextVar[Any] = ContextVar("admin_person", default=None)


@contextmanager
def nobody_yet() -> Iterator[None]:
    """Forget at the end of a request who asked."""
    token = _person.set(None)
    try:
        yield
    finally:
        _person.reset(token)


def remember_person(user: Any) -> None:
    """Called by the guard once it knows that an address of the admin was asked for."""
    _person.set(user)


def current_scope() -> Scope | None:
    """Return the scope of who asks; None outside the admin (readers, commands, tasks)."""
    user = _person.get()
    return None if user is None else scope_of(user)
