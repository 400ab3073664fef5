"""A rebuild writes everything anew while everything is found; it may be stopped, and stops for nothing by itself."""

import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from cms.registries import searchable
from search import indexing
from search.models import IndexRequest, SearchEntry
from search.rebuilding import Progress, rebuild
from tests.factories.pages import NewsPageFactory, ServicePageFactory
from tests.search.finding import found
from tests.search.flaky_source import FlakySource

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def flaky(monkeypatch: pytest.MonkeyPatch) -> FlakySource:
    source = FlakySource({number: f"Peta desa {number}" for number in range(1, 8)})
    monkeypatch.setitem(searchable._sources, source.name, source)
    monkeypatch.setattr(indexing, "BATCH", 2)
    return source


def rebuilt(**options: Any) -> str:
    said = StringIO()
    call_command("search_rebuild", stdout=said, **options)
    return said.getvalue()


def test_it_writes_what_is_missing_and_drops_what_is_gone(flaky: FlakySource) -> None:
    pages = [NewsPageFactory(title=f"Padi unggul {number}") for number in range(3)]
    pages.append(ServicePageFactory(title="Bantuan padi"))
    ghosts = [
        SearchEntry.objects.create(
            source_type=source, source_id=10**9 + number, locale="id", title="Padi basi", indexed_at=timezone.now()
        )
        for number in range(3)
        for source in ("page", "pernah-ada")
    ]
    indexing.index_entries(ghosts)
    rebuilt()
    assert sorted(found("padi")) == sorted(page.pk for page in pages)
    assert not SearchEntry.objects.filter(source_id__gte=10**9).exists()
    # Everything that had been noted is in it.
    assert not IndexRequest.objects.exists()


def test_it_shows_in_indonesian_how_far_it_is(flaky: FlakySource) -> None:
    told: list[Progress] = []
    rebuild(told.append)
    done = [progress.done for progress in told]
    assert done == sorted(set(done))
    assert len(done) > 4
    assert (told[-1].done, told[-1].percent) == (told[-1].total, 100)
    said = rebuilt()
    assert re.search(r"100 % · (\d+) dari \1 · [\d.]+ per detik", said)
    assert "Selesai: 7 entri." in said


def test_everything_is_found_while_it_runs_and_after_it_was_stopped(flaky: FlakySource) -> None:
    rebuild(lambda progress: None)
    every = found("peta desa")
    assert len(every) == 7

    def stop(progress: Progress) -> None:
        assert found("peta desa") == every
        if progress.done >= 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(stop)
    assert found("peta desa") == every
    flaky.titles[8] = "Peta desa 8"
    rebuilt()
    assert len(found("peta desa")) == 8


def test_what_cannot_be_read_keeps_its_entry_is_named_and_tried_again(flaky: FlakySource) -> None:
    rebuild(lambda progress: None)
    flaky.damaged = {3}
    with pytest.raises(CommandError, match=r"1 isi tidak terbaca.*uji 3"):
        rebuilt()
    assert len(found("peta desa")) == 7
    kept = IndexRequest.objects.get()
    assert (kept.source, kept.key, kept.attempts) == ("uji", "3", 1)


def test_only_a_batch_is_held_at_a_time(flaky: FlakySource) -> None:
    rebuild(lambda progress: None)
    assert flaky.largest_batch == 2
