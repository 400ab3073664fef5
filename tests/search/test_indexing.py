"""What editors do reaches the index after the commit; what strangers may not read never does."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from cms.archive.removal import system_removal
from cms.publishing.four_eyes import system_publication
from cms.registries.searchable import source
from opd.models import NewsIndexPage
from search import index_requests, indexing
from search.models import SearchEntry
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned, section_of
from tests.search.finding import found

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

Committed = Callable[..., Any]


def test_a_published_page_is_found_with_what_it_declares(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Vaksinasi gratis", summary="Di semua puskesmas")
    assert found("vaksinasi puskesmas") == [page.pk]
    entry = SearchEntry.objects.get(source_id=page.pk)
    assert (entry.kind, entry.agency_code, entry.locale) == ("berita", "dinkes", "id")


def test_a_draft_is_never_found(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Rahasia dapur", live=False)
    committed(indexing.index_page, page.pk)
    assert found("rahasia dapur") == []


def test_a_draft_of_a_live_page_changes_nothing(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Judul lama")
    page.title = "Judul sementara"
    committed(page.save_revision)
    committed(indexing.index_page, page.pk)
    assert found("sementara") == []
    assert found("lama") == [page.pk]


def test_unpublishing_and_deleting_remove_the_entry(committed: Committed) -> None:
    page, other = committed(NewsPageFactory, title="Sambung listrik"), committed(NewsPageFactory, title="Sambung air")
    committed(page.unpublish)
    assert found("sambung") == [other.pk]
    with system_removal():
        committed(other.delete)
    assert found("sambung") == []
    assert not SearchEntry.objects.filter(source_id__in=[page.pk, other.pk]).exists()


def test_deleting_a_section_removes_what_is_below(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Rapat anggaran")
    with system_removal():
        committed(page.get_parent().delete)
    assert found("rapat anggaran") == []


def test_an_expired_page_is_not_found_before_the_command_takes_it_off_line(committed: Committed) -> None:
    committed(NewsPageFactory, title="Lelang kendaraan", expire_at=timezone.now() - timedelta(minutes=1))
    assert found("lelang kendaraan") == []


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS])
def test_a_restriction_above_hides_and_its_end_shows_again(kind: str, committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Berkas pegawai")
    restriction = PageViewRestriction(page=page.get_parent(), restriction_type=kind, password="sandi")
    committed(restriction.save)
    restriction.groups.set(Group.objects.all()[:1])
    assert found("berkas pegawai") == []
    committed(restriction.delete)
    assert found("berkas pegawai") == [page.pk]


def test_moving_out_of_a_restricted_section_shows_the_page(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Pindah bagian")
    committed(PageViewRestriction(page=page.get_parent(), restriction_type="login").save)
    elsewhere = section_of(provisioned("disdukcapil"), NewsIndexPage)
    with system_publication():
        committed(page.move, elsewhere, pos="last-child")
    assert found("pindah bagian") == [page.pk]


def test_sections_and_homes_are_no_results(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Panen raya")
    committed(index_requests.below_changed, page.get_root().pk)
    kinds = set(SearchEntry.objects.values_list("kind", flat=True))
    assert "berita" in kinds
    assert SearchEntry.objects.filter(source_id=page.get_parent().pk).count() == 0


def test_an_alias_in_the_same_language_is_found_once(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Harga pupuk")
    parent = section_of(provisioned("disdukcapil"), NewsIndexPage)
    with system_publication():
        alias = page.create_alias(parent=parent)
    committed(indexing.index_page, alias.pk)
    assert found("harga pupuk") == [page.pk]


def test_each_language_finds_its_own_pages(committed: Committed) -> None:
    Locale.objects.get_or_create(language_code="en")
    agency = provisioned(languages=("en",))
    page = committed(NewsPageFactory, agency=agency, title="Jembatan juwana")
    with system_publication():
        english = page.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    assert english.live
    committed(indexing.index_page, english.pk)
    assert found("jembatan") == [page.pk]
    assert found("jembatan", locale="en") == [english.pk]


def test_running_a_task_again_or_for_a_page_that_is_gone_does_no_harm(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Air bersih")
    for _ in range(2):
        committed(indexing.index_page, page.pk)
        committed(indexing.index_page, 10**9)
        committed(index_requests.below_changed, 10**9)
    assert found("air bersih") == [page.pk]
    assert SearchEntry.objects.filter(source_id=page.pk).count() == 1


def test_control_characters_in_a_text_stop_nothing(committed: Committed) -> None:
    page = committed(NewsPageFactory, title="Tiga\x0bpagar")
    assert found("tiga pagar") == [page.pk]


def test_reading_many_pages_asks_for_the_agencies_once_a_batch() -> None:
    agency = provisioned("dinkes")
    pages = [NewsPageFactory(agency=agency) for _ in range(20)]
    with CaptureQueriesContext(connection) as captured:
        documents = source("page").documents([page.pk for page in pages])
    assert len(documents) == 20
    assert sum('FROM "opd_agencyname"' in query["sql"] for query in captured.captured_queries) == 1
