"""Ways to change much at once: index work is left out meanwhile and done once for all afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks.backends.dummy import DummyBackend
from django_tasks.backends.immediate import ImmediateBackend

from cms.models.version import ContentVersion
from opd.directory import shared_directory


@contextmanager
def _task_backend(backend: Any) -> Iterator[None]:
    before = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    task_backends[DEFAULT_TASK_BACKEND_ALIAS] = backend
    try:
        yield
    finally:
        task_backends[DEFAULT_TASK_BACKEND_ALIAS] = before


@contextmanager
def tasks_left_out() -> Iterator[None]:
    """Drop what this thread would enqueue within; `rebuild_indexes` and `make_all` do the same work in bulk."""
    with _task_backend(DummyBackend(DEFAULT_TASK_BACKEND_ALIAS, {"QUEUES": settings.TASK_QUEUES})):
        yield


@contextmanager
def tasks_at_once() -> Iterator[None]:
    """Do what this thread would enqueue within: nobody knows whether a worker runs beside a command."""
    with _task_backend(ImmediateBackend(DEFAULT_TASK_BACKEND_ALIAS, {"QUEUES": settings.TASK_QUEUES})):
        yield


def rebuild_references() -> None:
    """Write Wagtail's table of what is used where anew."""
    call_command("rebuild_references_index", verbosity=0, stdout=StringIO())


def rebuild_indexes() -> None:
    """Make the citizens' search, the admin's search, the references and cached fragments agree with the pages."""
    with shared_directory():
        # By its command's name: the portal does not know the search room.
        call_command("search_rebuild", stdout=StringIO())
    call_command("wagtail_update_index", verbosity=0, stdout=StringIO())
    rebuild_references()
    ContentVersion.bump()
