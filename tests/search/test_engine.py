"""What every engine owes; runs on SQLite and, with `make test-engines`, on servers."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.engines import cluster_engine, engine, has_cluster
from search.engines.base import Filters
from search.indexing import refill_index
from search.models import SearchEntry
from search.query import parse
from search.searching import RELEVANCE, Found, search
from tests.search.clusters import give, take
from tests.search.conftest import AddEntry
from tests.search.hostile import every_hostile_value
from tests.support.queries import assert_max_queries

pytestmark = [pytest.mark.django_db, pytest.mark.search_contract]


def find(text: str, page: int = 1, order: str = RELEVANCE, **filters: Any) -> Found:
    chosen = Filters(**{"locale": "id", "now": timezone.now()} | filters)
    return search(parse(text), chosen, order=order, page=page)


def test_finds_words_of_every_field(add_entry: AddEntry) -> None:
    entry = add_entry(
        title="Akta kelahiran", summary="Gratis", text="Bawa surat bidan", agency_name="Disdukcapil Contoh"
    )
    for word in ("akta", "GRATIS", "bidan", "disdukcapil", "kelah"):
        assert find(word).ids == [entry.pk], word
    assert find("paspor").ids == ()


def test_a_word_in_the_title_outranks_words_in_the_text(add_entry: AddEntry) -> None:
    body = add_entry(title="Kabar", text="imunisasi " * 3 + "anak " * 20)
    title = add_entry(title="Imunisasi anak", text="isi " * 20)
    add_entry(title="Lain", text="isi " * 20)
    assert find("imunisasi").ids == [title.pk, body.pk]


def test_all_words_come_before_enough_words_before_nothing(add_entry: AddEntry) -> None:
    half = add_entry(title="Kabar pasar", text="Pasar sapi di desa")
    one = add_entry(title="Kecamatan", text="hujan")
    every = add_entry(title="Kabar", text="harga sapi di pasar saat hujan")
    hits = find("harga sapi pasar hujan")
    assert hits.ids == [every.pk, half.pk]
    assert hits.all_words
    assert one.pk not in hits.ids
    assert hits.total == 2


def test_says_when_no_hit_has_all_words(add_entry: AddEntry) -> None:
    entry = add_entry(title="Jadwal imunisasi")
    hits = find("jadwal imunisasi besok")
    assert hits.ids == [entry.pk]
    assert not hits.all_words


def test_many_hits_with_all_words_need_no_others(add_entry: AddEntry) -> None:
    for _ in range(10):
        add_entry(title="Jadwal posyandu")
    add_entry(title="Jadwal saja")
    assert find("jadwal posyandu").total == 10


def test_accents_and_case_make_no_difference(add_entry: AddEntry) -> None:
    entry = add_entry(title="Café Élite", text="Ōsaka")
    assert find("cafe elite osaka").ids == [entry.pk]
    assert find("CAFÉ").ids == [entry.pk]


def test_filters_narrow_and_facets_count_beside_them(add_entry: AddEntry) -> None:
    news = add_entry(title="Vaksin", agency_code="dinkes", kind="berita")
    service = add_entry(title="Vaksin", agency_code="dinkes", kind="layanan")
    other = add_entry(title="Vaksin", agency_code="dispertan", kind="berita")
    assert set(find("vaksin").ids) == {news.pk, service.pk, other.pk}
    hits = find("vaksin", agency="dinkes", kind="berita")
    assert hits.ids == [news.pk]
    assert hits.total == 1
    assert hits.agencies == {"dinkes": 1, "dispertan": 1}
    assert hits.kinds == {"berita": 1, "layanan": 1}
    assert find("vaksin", agency="tidak-ada").total == 0


def test_other_languages_and_expired_entries_are_not_found(add_entry: AddEntry) -> None:
    now = timezone.now()
    add_entry(title="Lowongan", locale="en")
    add_entry(title="Lowongan", expires_at=now - timedelta(seconds=1))
    open_entry = add_entry(title="Lowongan", expires_at=now + timedelta(hours=1))
    assert find("lowongan", now=now).ids == [open_entry.pk]
    assert find("lowongan", now=now).total == 1
    assert find("lowongan", now=now + timedelta(hours=2)).total == 0


def test_newer_entries_come_first_among_equals(add_entry: AddEntry) -> None:
    now = timezone.now()
    undated = add_entry(title="Rapat desa")
    old = add_entry(title="Rapat desa", date=now - timedelta(days=400))
    new = add_entry(title="Rapat desa", date=now)
    assert find("rapat desa").ids == [new.pk, old.pk, undated.pk]


def test_pages_do_not_overlap_and_end_at_the_last(add_entry: AddEntry) -> None:
    for _ in range(25):
        add_entry(title="Pasar")
    pages = [find("pasar", page=number) for number in (1, 2, 3)]
    assert [len(hits.ids) for hits in pages] == [10, 10, 5]
    assert len({entry_id for hits in pages for entry_id in hits.ids}) == 25
    beyond = find("pasar", page=99_999)
    assert (beyond.page, beyond.ids) == (3, pages[2].ids)
    assert find("pasar", page=-1).page == 1


def test_removed_and_rewritten_entries(add_entry: AddEntry) -> None:
    entry = add_entry(title="Bantuan beras")
    entry.title = "Bantuan benih"
    entry.save()
    give([entry])
    assert find("beras").total == 0
    assert find("benih").ids == [entry.pk]
    take([entry.pk, 10**9])
    assert find("benih").total == 0


def test_a_lost_index_is_refilled_from_the_entries(add_entry: AddEntry) -> None:
    entry = add_entry(title="Arsip daerah")
    take([entry.pk])
    assert find("arsip").ids == ()
    refill_index()
    if cluster := cluster_engine():
        cluster.rebuild()
    assert find("arsip").ids == [entry.pk]


def test_asking_for_the_schema_again_keeps_the_index(add_entry: AddEntry) -> None:
    entry = add_entry(title="Arsip daerah")
    assert engine().ensure_schema() is False
    assert find("arsip").ids == [entry.pk]


def test_a_very_long_text_is_found_by_its_beginning(add_entry: AddEntry) -> None:
    words = " ".join(f"kata{number}" for number in range(60_000))
    entry = add_entry(title="Panjang", text="mula " * 1_000 + words)
    assert find("mula kata1").ids == [entry.pk]


@every_hostile_value
def test_no_input_is_an_error(raw: str, add_entry: AddEntry) -> None:
    add_entry(title=raw[:500].replace("\x00", ""), text="ktp hilang")
    find(raw)
    find("ktp " + raw)
    find("ktp", agency=parse(raw).text, kind=parse(raw).text)


def test_queries_do_not_grow_with_entries(add_entry: AddEntry) -> None:
    counts = []
    find("hujan")
    for size in (20, 60):
        while SearchEntry.objects.count() < size:
            add_entry(title="Irigasi sawah")
        with CaptureQueriesContext(connection) as captured:
            find("irigasi sawah")
        counts.append(len(captured))
    # The words and what is ranked of the hits; a database is also asked for the counts and the hits.
    assert counts == ([2, 2] if has_cluster() else [4, 4])
    with assert_max_queries(10, "words that nobody knows, and few hits"):
        find("irigas sawahh besok")
