"""`search_verify` sees every way in which pages, entries and the database's index can disagree, and mends them."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Page

from cms.registries import searchable
from search import fulfilment, indexing, vocabulary
from search.documents import index_document
from search.engines import database_engine
from search.models import SearchEntry, VocabularyWord
from search.rebuilding import rebuild
from tests.factories.pages import NewsPageFactory
from tests.search.finding import found
from tests.search.flaky_source import FlakySource

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def flaky(monkeypatch: pytest.MonkeyPatch) -> FlakySource:
    source = FlakySource({number: f"Peta desa {number}" for number in range(1, 8)})
    monkeypatch.setitem(searchable._sources, source.name, source)
    monkeypatch.setattr(indexing, "BATCH", 3)
    rebuild(lambda progress: None)
    return source


def verified(*, repair: bool = False) -> dict[str, list[int]]:
    """Return the table, by row: wanted, present, missing, extra, different, waiting, unreadable."""
    said = StringIO()
    try:
        call_command("search_verify", perbaiki=repair, stdout=said)
        assert "Semuanya cocok." in said.getvalue() or "Diperbaiki." in said.getvalue()
    except CommandError as error:
        said.write(str(error))
    rows = {}
    for name in ("Entri", "Indeks basis data", "Kosakata"):
        row = next(line for line in said.getvalue().splitlines() if line.startswith(name))
        rows[name] = [int(number) for number in row.removeprefix(name).split()]
    rows["exit"] = [0 if said.getvalue().rstrip().endswith(("cocok.", "Diperbaiki.")) else 1]
    return rows


def indexes() -> dict[str, list[int]]:
    return {name: row for name, row in verified().items() if name != "Kosakata"}


def entry(source_id: int) -> SearchEntry:
    return SearchEntry.objects.get(source_type="uji", source_id=source_id)


def test_what_agrees_is_said_to_agree(flaky: FlakySource) -> None:
    assert indexes() == {"Entri": [7, 7, 0, 0, 0, 0, 0], "Indeks basis data": [7, 7, 0, 0, 0, 0, 0], "exit": [0]}


def test_entries_that_are_missing_too_many_or_outdated(flaky: FlakySource) -> None:
    flaky.titles[8] = "Peta kota"
    del flaky.titles[1]
    flaky.titles[4] = "Peta sungai"
    gone = SearchEntry.objects.create(
        source_type="pernah-ada", source_id=5, locale="id", title="Peta lama", indexed_at=timezone.now()
    )
    indexing.index_entries([gone])
    assert indexes() == {"Entri": [7, 8, 1, 2, 1, 0, 0], "Indeks basis data": [8, 8, 0, 0, 0, 0, 0], "exit": [1]}
    # Looking alone mends nothing.
    assert found("sungai") == []
    assert verified(repair=True)["exit"] == [0]
    assert indexes() == {"Entri": [7, 7, 0, 0, 0, 0, 0], "Indeks basis data": [7, 7, 0, 0, 0, 0, 0], "exit": [0]}
    assert found("sungai") == [4]
    assert found("kota") == [8]
    assert found("lama") == []


def test_an_index_that_lacks_keeps_or_confuses_entries(flaky: FlakySource) -> None:
    engine = database_engine()
    engine.remove([entry(2).pk])
    stale = entry(5)
    stale.title = "Peta palsu"
    engine.index([index_document(stale)])
    assert indexes() == {"Entri": [7, 7, 0, 0, 0, 0, 0], "Indeks basis data": [7, 6, 1, 0, 1, 0, 0], "exit": [1]}
    assert found("palsu") == [5]
    assert verified(repair=True)["exit"] == [0]
    assert verified()["exit"] == [0]
    assert found("palsu") == []
    assert len(found("peta desa")) == 7


def test_words_that_were_lost_beside_their_entry_are_seen(flaky: FlakySource) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("Elsewhere words stand in the row of their entry.")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_fts WHERE rowid = %s", [entry(6).pk])
    assert verified()["Indeks basis data"] == [7, 6, 1, 0, 0, 0, 0]
    assert verified(repair=True)["exit"] == [0]
    assert len(found("peta desa")) == 7


def test_a_vocabulary_that_lost_count_is_counted_anew(flaky: FlakySource) -> None:
    VocabularyWord.objects.filter(token="desa").update(entries=70)
    VocabularyWord.objects.filter(token="peta").delete()
    VocabularyWord.objects.create(locale="id", token="hantu", entries=3, length=5, head="h", tail="ntu")
    rows = verified()
    assert rows["Kosakata"][2:5] == [1, 1, 1]
    assert rows["exit"] == [1]
    assert verified(repair=True)["exit"] == [0]
    assert verified()["exit"] == [0]
    counted = vocabulary.counts("id", ["desa", "peta", "hantu"])
    assert (counted["desa"], counted["peta"], counted.get("hantu")) == (7, 7, None)


def test_entries_behind_the_last_one_are_seen_too(flaky: FlakySource) -> None:
    engine = database_engine()
    ghosts = [SearchEntry(pk=10**6 + number, locale="id", title="Hantu", source_id=1) for number in range(7)]
    engine.index([index_document(ghost) for ghost in ghosts])
    assert verified()["Indeks basis data"] == [7, 14, 0, 7, 0, 0, 0]
    assert verified(repair=True)["exit"] == [0]
    assert verified()["Indeks basis data"] == [7, 7, 0, 0, 0, 0, 0]


def test_a_row_that_was_changed_past_django_is_seen() -> None:
    page = NewsPageFactory(title="Judul asli")
    fulfilment.fulfil()
    Page.objects.filter(pk=page.pk).update(live=False)
    call_command("search_verify", perbaiki=True, stdout=StringIO())
    assert found("judul asli") == []


def test_what_is_noted_as_changed_counts_as_waiting() -> None:
    NewsPageFactory(title="Baru saja terbit")
    rows = verified()
    assert rows["Entri"][2:6] == [0, 0, 0, rows["Entri"][0] - rows["Entri"][1]]
    assert rows["Entri"][5] > 0
    assert rows["exit"] == [0]


def test_what_cannot_be_read_stops_nothing_but_is_not_passed_over(flaky: FlakySource) -> None:
    flaky.damaged = {3}
    flaky.titles[4] = "Peta sungai"
    assert verified()["Entri"] == [6, 6, 0, 0, 1, 0, 1]
    assert verified(repair=True)["exit"] == [1]
    assert found("sungai") == [4]
