"""Entries without pages: the engines know nothing else."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from django.utils import timezone

from search.engines import cluster_engine, get_engine
from search.models import SearchEntry
from tests.search.clusters import empty, give

AddEntry = Callable[..., SearchEntry]


@pytest.fixture
def add_entry(db: None) -> AddEntry:
    """Return a function that writes and indexes one entry."""
    get_engine().ensure_schema()
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
