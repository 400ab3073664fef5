"""A real cluster follows what editors do, under versions, and is compared and mended like the database's index."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from search import pushing
from search.documents import index_document
from search.engines import cluster_engine, database_engine
from search.engines.cluster.engine import ClusterEngine
from search.models import ClusterState, IndexChange, SearchEntry
from tests.factories.pages import NewsPageFactory
from tests.search.clusters import clear
from tests.search.conftest import Committed
from tests.search.finding import answer, found

pytestmark = [pytest.mark.engine, pytest.mark.cluster, pytest.mark.django_db]


@pytest.fixture
def cluster() -> Iterator[ClusterEngine]:
    """Nothing at all: what a new cluster has."""
    engine = cluster_engine()
    assert engine is not None
    clear(engine)
    yield engine
    clear(engine)


def in_step(cluster: ClusterEngine) -> bool:
    held = [dict(engine.stored(after=0, limit=1_000)) for engine in (cluster, database_engine())]
    return held[0] == held[1] and not IndexChange.objects.exists()


def test_a_new_cluster_is_filled_by_the_first_change_and_follows_from_then_on(
    cluster: ClusterEngine, committed: Committed
) -> None:
    first = committed(NewsPageFactory, title="Jembatan gantung")
    assert in_step(cluster)
    second = committed(NewsPageFactory, title="Jembatan bambu")
    assert answer("jembatan").fallback is False
    assert sorted(found("jembatan")) == sorted([first.pk, second.pk])
    committed(first.unpublish)
    assert in_step(cluster)
    assert found("jembatan") == [second.pk]
    assert ClusterState.objects.get().behind_since is None


def test_it_is_compared_mended_and_rebuilt(cluster: ClusterEngine, committed: Committed) -> None:
    pages = [committed(NewsPageFactory, title=f"Jembatan {number}") for number in range(4)]
    lost = SearchEntry.objects.get(source_id=pages[0].pk).pk
    cluster.remove([lost])
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("search_verify", stdout=said)
    row = next(line for line in said.getvalue().splitlines() if line.startswith("Klaster"))
    total = SearchEntry.objects.count()
    assert row.split()[1:5] == [str(total), str(total - 1), "1", "0"]
    call_command("search_verify", perbaiki=True, stdout=StringIO())
    assert in_step(cluster)
    call_command("search_rebuild", stdout=StringIO())
    assert in_step(cluster)


def test_a_change_that_is_given_twice_or_late_does_no_harm(cluster: ClusterEngine, committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Jembatan batu")
    entry = SearchEntry.objects.get(source_id=page.pk)
    committed(page.unpublish)
    assert in_step(cluster)
    # As a process does that read the entry before it went, and was held up.
    cluster.index([index_document(entry)], versions={entry.pk: 1})
    assert in_step(cluster)
    IndexChange.objects.create(entry_id=entry.pk)
    pushing.push()
    assert in_step(cluster)
