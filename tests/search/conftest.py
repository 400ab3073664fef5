"""Entries without pages: the engines know nothing else."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.utils import timezone

from search.engines import cluster_engine, database_engine
from search.models import SearchEntry
from tests.search.clusters import empty, give

AddEntry = Callable[..., SearchEntry]
Committed = Callable[..., Any]


@pytest.fixture
def add_entry(db: None) -> AddEntry:
    """Return a function that writes and indexes one entry."""
    database_engine().ensure_schema()
    if cluster := cluster_engine():
        empty(cluster)
    numbers = count(1)

    def add(**values: Any) -> SearchEntry:
        usual = {"locale": "id", "kind": "berita", "agency_code": "dinkes", "agency_name": "Dinas Contoh"}
        entry = SearchEntry(
            source_type="page",
            source_id=next(numbers),
            indexed_at=timezone.now(),
            **usual | {"title": "Judul"} | values,
        )
        entry.save()
        give([entry])
        return entry

    return add


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Committed:
    """Return a function that calls another and then runs what it left for after the commit."""

    def run(action: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            return action(*args, **kwargs)

    return run
