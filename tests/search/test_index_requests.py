"""No change is lost on its way to the index: whatever fails is said loudly, kept, and done as soon as it can be."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS, task_backends
from django_tasks_db.backend import DatabaseBackend

from cms.registries import searchable
from cms.registries.jobs import run_minutely
from search import fulfilment, index_requests, indexing
from search.models import IndexRequest
from tests.factories.pages import NewsPageFactory
from tests.search.finding import found
from tests.search.flaky_source import FlakySource

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def flaky(monkeypatch: pytest.MonkeyPatch) -> FlakySource:
    source = FlakySource({1: "Banjir", 2: "Longsor", 3: "Kekeringan"})
    monkeypatch.setitem(searchable._sources, source.name, source)
    return source


def pass_time(**duration: float) -> None:
    """Let time pass for everything that waits."""
    for request in IndexRequest.objects.all():
        request.due_at -= timedelta(**duration)
        request.save()


def test_a_change_that_is_rolled_back_leaves_no_request_and_one_that_stands_does() -> None:
    def publish_and_fail() -> None:
        NewsPageFactory(title="Batal terbit")
        assert IndexRequest.objects.exists()
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        publish_and_fail()
    assert not IndexRequest.objects.exists()


def test_what_no_task_was_made_for_is_done_by_the_minutely_job() -> None:
    page = NewsPageFactory(title="Antrean macet")
    assert found("antrean macet") == []
    assert run_minutely() == []
    assert found("antrean macet") == [page.pk]
    assert not IndexRequest.objects.exists()


def test_a_queue_that_is_out_of_order_spoils_no_publication(django_capture_on_commit_callbacks: Any) -> None:
    class Broken(DatabaseBackend):
        def enqueue(self, task: Any, args: Any, kwargs: Any) -> Any:
            # Wagtail's own tasks go their way: they are not what this is about.
            if task.module_path.startswith("search."):
                raise OSError("no queue")

    working = task_backends[DEFAULT_TASK_BACKEND_ALIAS]
    task_backends[DEFAULT_TASK_BACKEND_ALIAS] = Broken(DEFAULT_TASK_BACKEND_ALIAS, {})
    try:
        with django_capture_on_commit_callbacks() as callbacks:
            page = NewsPageFactory(title="Tetap terbit")
        # Django calls such a one for itself after the commit, and logs what it raises.
        with pytest.raises(OSError, match="no queue"):
            callbacks[-1]()
        assert connection.run_on_commit[-1][2], "robust"
    finally:
        task_backends[DEFAULT_TASK_BACKEND_ALIAS] = working
    run_minutely()
    assert found("tetap terbit") == [page.pk]


def test_one_thing_that_cannot_be_read_holds_up_no_other_and_is_tried_again(flaky: FlakySource) -> None:
    flaky.damaged = {2}
    index_requests.items_changed(flaky.name, [1, 2, 3])
    with pytest.raises(fulfilment.IndexingFailedError):
        fulfilment.fulfil()
    assert found("banjir") == [1]
    assert found("kekeringan") == [3]
    kept = IndexRequest.objects.get()
    assert (kept.key, kept.attempts) == ("2", 1)
    assert kept.last_error == "ValueError: the text of a file is damaged"
    # Not at once again, and more and more seldom.
    assert fulfilment.fulfil() == 0
    pass_time(minutes=2)
    assert run_minutely() == ["search_index"]
    assert IndexRequest.objects.get().attempts == 2
    flaky.damaged = set()
    pass_time(minutes=1)
    assert run_minutely() == []
    assert IndexRequest.objects.exists()
    pass_time(minutes=1)
    assert run_minutely() == []
    assert found("longsor") == [2]
    assert not IndexRequest.objects.exists()


def test_what_cannot_be_read_is_never_given_up(flaky: FlakySource) -> None:
    flaky.damaged = {1}
    index_requests.items_changed(flaky.name, [1])
    for _attempt in range(20):
        with pytest.raises(fulfilment.IndexingFailedError):
            fulfilment.fulfil()
        pass_time(hours=1)
    flaky.damaged = set()
    fulfilment.fulfil()
    assert found("banjir") == [1]


def test_many_changes_are_read_in_batches_and_each_thing_once(
    flaky: FlakySource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "BATCH", 10)
    flaky.titles = {number: f"Peta desa {number}" for number in range(1, 26)}
    for _again in range(3):
        index_requests.items_changed(flaky.name, list(flaky.titles))
    assert fulfilment.fulfil() == 25
    assert flaky.largest_batch == 10
    assert len(found("peta desa")) == 25
    assert not IndexRequest.objects.exists()


def test_a_request_for_a_later_day_waits_for_it(flaky: FlakySource) -> None:
    page = NewsPageFactory(title="Nama baru kelak")
    index_requests.agency_changed("dinkes", IndexRequest.objects.earliest("pk").due_at + timedelta(days=3))
    run_minutely()
    assert IndexRequest.objects.get().key == "dinkes"
    pass_time(days=3)
    run_minutely()
    assert not IndexRequest.objects.exists()
    assert found("nama baru kelak") == [page.pk]
