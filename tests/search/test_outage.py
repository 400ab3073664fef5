"""A cluster goes down and comes back: citizens are answered, editors publish, and the index catches up by itself.

The cluster is a small server of the tests on a real port, so that a refused connection is a refused connection.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from cms.archive.removal import system_removal
from cms.publishing.four_eyes import system_publication
from cms.registries.jobs import run_minutely
from search import fallback, pushing
from search.engines import cluster_engine, database_engine
from search.engines.base import EngineUnavailableError
from search.health import health
from search.models import ClusterState, IndexChange, SearchEntry
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import site_tree
from tests.search.finding import answer, found
from tests.search.remote_engine import REFUSED, RemoteServer, running

pytestmark = [pytest.mark.django_db]

Committed = Callable[..., Any]


@pytest.fixture
def cluster(settings: Any) -> Iterator[RemoteServer]:
    with running() as server:
        settings.SEARCH_CLUSTER = server.cluster
        yield server


def pass_time(**duration: float) -> None:
    """Let time pass for what waits to be given to the cluster."""
    for state in ClusterState.objects.filter(retry_at__isnull=False):
        state.retry_at -= timedelta(**duration)
        state.save()
    for change in IndexChange.objects.all():
        change.due_at -= timedelta(**duration)
        change.save()


def rename(page: Any, title: str) -> None:
    page.title = title
    with system_publication():
        page.save()


def titles(cluster: RemoteServer) -> set[str]:
    return {cluster.held[one][2] for one in cluster.standing()}


def in_step(cluster: RemoteServer) -> bool:
    """Whether the cluster holds exactly the entries, as they are."""
    return (
        cluster.standing() == dict(database_engine().stored(after=0, limit=10_000)) and not IndexChange.objects.exists()
    )


def test_without_a_cluster_nothing_is_noted_for_one(committed: Committed) -> None:
    committed(NewsPageFactory, title="Tanpa klaster")
    assert not IndexChange.objects.exists()


def test_what_is_published_changed_and_removed_reaches_the_cluster(cluster: RemoteServer, committed: Committed) -> None:
    page, other = committed(NewsPageFactory, title="Sumur bor"), committed(NewsPageFactory, title="Sumur resapan")
    assert in_step(cluster)
    assert {"sumur bor", "sumur resapan _resap"} <= titles(cluster)
    assert answer("resapan").fallback is False
    committed(rename, page, "Sumur dalam")
    committed(other.unpublish)
    assert in_step(cluster)
    assert not any("bor" in title or "resapan" in title for title in titles(cluster))
    with system_removal():
        committed(page.delete)
    assert in_step(cluster)
    assert not any("sumur" in title for title in titles(cluster))


def test_publishing_goes_on_while_the_cluster_is_down_and_it_catches_up(
    cluster: RemoteServer, committed: Committed
) -> None:
    before = committed(NewsPageFactory, title="Sebelum padam")
    cluster.stop()
    during = committed(NewsPageFactory, title="Selama padam")
    assert during.live
    committed(before.unpublish)
    assert health().cluster.behind_since is not None
    # The next try waits for its time, and the cluster is not asked at each publication.
    waits = ClusterState.objects.get().retry_at
    assert waits > timezone.now()
    committed(NewsPageFactory, title="Masih padam")
    assert ClusterState.objects.get().attempts == 1
    # The minutely job says so while it lasts.
    pass_time(minutes=2)
    assert run_minutely() == ["search_index"]
    assert ClusterState.objects.get().attempts == 2
    cluster.start()
    assert not in_step(cluster)
    pass_time(minutes=2)
    assert run_minutely() == []
    assert in_step(cluster)
    assert health().cluster.behind_since is None
    assert ClusterState.objects.get().last_error == ""


def test_citizens_are_answered_from_the_database_meanwhile_and_told_so(
    cluster: RemoteServer, committed: Committed, client: Client
) -> None:
    site_tree("dinkes")
    page = committed(NewsPageFactory, title="Jadwal pemadaman")
    assert answer("pemadaman").fallback is False
    cluster.stop()
    shown = answer("pemadaman")
    assert shown.fallback is True
    assert found("pemadaman") == [page.pk]
    response = client.get("/cari/", {"q": "pemadaman"}, headers={"host": "localhost"})
    assert "Mesin pencarian utama sedang terganggu" in response.content.decode()
    assert page.full_url in response.content.decode()
    cluster.start()
    cache.delete("search-cluster-tried")
    assert answer("pemadaman").fallback is False
    assert "terganggu" not in client.get("/cari/", {"q": "pemadaman"}, headers={"host": "localhost"}).content.decode()


def test_while_it_is_down_one_search_in_a_while_asks_the_cluster(cluster: RemoteServer) -> None:
    tried = []

    def ask(engine: Any) -> str:
        if engine is cluster_engine():
            tried.append(engine)
            raise EngineUnavailableError("down")
        return "database"

    assert [fallback.run(ask) for _search in range(5)] == [("database", True)] * 5
    assert len(tried) == 1
    cache.delete("search-cluster-tried")
    assert [fallback.run(ask) for _search in range(5)] == [("database", True)] * 5
    assert len(tried) == 2
    # When it answers again, all ask it at once.
    cache.delete("search-cluster-tried")
    assert [fallback.run(lambda engine: engine is cluster_engine()) for _search in range(3)] == [(True, False)] * 3


def test_an_error_of_ours_in_the_cluster_s_language_is_logged_and_the_citizen_answered(
    cluster: RemoteServer, caplog: pytest.LogCaptureFixture
) -> None:
    def ask(engine: Any) -> str:
        if engine is cluster_engine():
            raise ValueError("parsing_exception")
        return "database"

    assert fallback.run(ask) == ("database", True)
    assert "search_cluster_failed" in caplog.text


def test_one_entry_that_the_cluster_refuses_holds_up_no_other(cluster: RemoteServer, committed: Committed) -> None:
    cluster.stop()
    committed(NewsPageFactory, title="Sebelum")
    bad = committed(NewsPageFactory, title=f"Judul {REFUSED}")
    committed(NewsPageFactory, title="Sesudah")
    cluster.start()
    pass_time(minutes=2)
    with pytest.raises(pushing.PushFailedError):
        pushing.push()
    assert {"sebelum", "sesudah"} <= {title.split()[0] for title in titles(cluster)}
    refused = IndexChange.objects.all()
    assert {change.entry_id for change in refused} == {SearchEntry.objects.get(source_id=bad.pk).pk}
    assert all(change.attempts == 1 and "400" in change.last_error for change in refused)
    assert health().cluster.refused == len(refused)
    committed(rename, bad, "Judul diterima")
    pass_time(minutes=2)
    pushing.push()
    assert in_step(cluster)


def test_a_process_that_died_while_giving_lets_go_after_a_while(cluster: RemoteServer, committed: Committed) -> None:
    ClusterState.objects.create(pk=1, held_until=timezone.now() + timedelta(minutes=1))
    committed(NewsPageFactory, title="Menunggu giliran")
    assert cluster.standing() == {}
    ClusterState.objects.update(held_until=timezone.now() - timedelta(seconds=1))
    run_minutely()
    assert in_step(cluster)


def test_an_older_state_never_replaces_a_newer_one(cluster: RemoteServer, committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Pertama")
    entry = SearchEntry.objects.get(source_id=page.pk)
    old = dict(cluster.held)[entry.pk]
    committed(page.unpublish)
    engine = cluster_engine()
    assert engine is not None
    engine._ask("/write", [[entry.pk, *old]])  # type: ignore[attr-defined]
    assert entry.pk not in cluster.standing()


def test_a_cluster_that_lost_its_index_is_filled_again(cluster: RemoteServer, committed: Committed) -> None:
    for number in range(3):
        committed(NewsPageFactory, title=f"Berita {number}")
    cluster.held.clear()
    cluster.has_index = False
    committed(NewsPageFactory, title="Berita terakhir")
    assert in_step(cluster)


def test_verify_finds_and_mends_what_the_cluster_lost_kept_or_has_otherwise(
    cluster: RemoteServer, committed: Committed
) -> None:
    for number in range(4):
        committed(NewsPageFactory, title=f"Berita {number}")
    call_command("search_verify", stdout=StringIO())
    lost, changed, *_others = sorted(cluster.held)
    del cluster.held[lost]
    version, _fingerprint, title = cluster.held[changed]
    cluster.held[changed] = (version, 1, title)
    cluster.held[10**9] = (0, 5, "hantu")
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("search_verify", stdout=said)
    row = next(line for line in said.getvalue().splitlines() if line.startswith("Klaster"))
    total = str(SearchEntry.objects.count())
    assert row.split() == ["Klaster", total, total, "1", "1", "1", "0", "0"]
    call_command("search_verify", perbaiki=True, stdout=StringIO())
    assert in_step(cluster)
    call_command("search_verify", stdout=StringIO())


def test_verify_says_when_the_cluster_does_not_answer(cluster: RemoteServer) -> None:
    cluster.stop()
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("search_verify", stdout=said)
    assert "Klaster tidak menjawab" in said.getvalue()


def test_a_rebuild_without_the_cluster_says_what_is_done_and_what_is_not(cluster: RemoteServer) -> None:
    page = NewsPageFactory(title="Berita pertama")
    cluster.stop()
    with pytest.raises(CommandError, match="klaster tidak menjawab"):
        call_command("search_rebuild", stdout=StringIO())
    assert found("berita pertama") == [page.pk]
    cluster.start()
    run_minutely()
    assert in_step(cluster)


def test_a_rebuild_fills_the_cluster_too(cluster: RemoteServer) -> None:
    for number in range(3):
        NewsPageFactory(title=f"Berita {number}")
    call_command("search_rebuild", stdout=StringIO())
    assert in_step(cluster)
    assert len(cluster.standing()) == SearchEntry.objects.count() >= 3
