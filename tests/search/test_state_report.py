"""Diskominfo sees what the search could not take in and why, and may have it tried again; nobody else is bothered."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms.registries import searchable
from cms.registries.jobs import run_minutely
from search import fulfilment, index_requests
from search.health import troubles_for
from search.models import ClusterState, IndexChange, IndexRequest, IndexScope
from tests.factories import users
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import portal, provisioned
from tests.search.finding import found
from tests.search.flaky_source import FlakySource
from tests.search.remote_engine import RemoteServer
from tests.story.people import client_of
from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def flaky(monkeypatch: pytest.MonkeyPatch) -> FlakySource:
    source = FlakySource({1: "Banjir", 2: "Longsor"})
    monkeypatch.setitem(searchable._sources, source.name, source)
    return source


@pytest.fixture
def diskominfo(db: None):
    portal()
    return users.diskominfo()


def shown(user) -> str:
    response = client_of(user).get(reverse("search_state"))
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").select_one("main").get_text(" ").split())


def test_all_is_well(diskominfo) -> None:
    assert "Semua berjalan baik." in shown(diskominfo)
    assert "Klaster" not in shown(diskominfo)
    assert troubles_for(diskominfo) is None


def test_what_failed_is_named_with_its_reason_and_tried_again_at_a_click(flaky, diskominfo) -> None:
    flaky.damaged = {2}
    index_requests.items_changed(flaky.name, [1, 2])
    with pytest.raises(fulfilment.IndexingFailedError):
        fulfilment.fulfil()
    text = shown(diskominfo)
    assert "Isi nomor 2" in text
    assert "ValueError: the text of a file is damaged" in text
    assert "Gagal 1 kali sejak" in text
    assert [item.title for item in troubles_for(diskominfo).items] == ["Isi nomor 2"]
    assert "Pencarian warga tertinggal" in client_of(diskominfo).get(reverse("wagtailadmin_home")).content.decode()
    assert troubles_for(users.editor_of(provisioned("dinkes"))) is None
    flaky.damaged = set()
    response = client_of(diskominfo).post(reverse("search_state"))
    assert response.status_code == 302
    run_minutely()
    assert found("longsor") == [2]
    assert "Semua berjalan baik." in shown(diskominfo)


def test_a_page_leads_to_its_form(diskominfo) -> None:
    page = NewsPageFactory(title="Berita rusak")
    fulfilment.keep_for_later("page", page.pk, ValueError("x"))
    fulfilment.keep_for_later("page", page.pk, ValueError("x"))
    fulfilment.keep_for_later("page", 10**9, ValueError("x"))
    items = {item.title: item.url for item in troubles_for(diskominfo).items}
    assert items == {
        "Berita rusak": reverse("wagtailadmin_pages:edit", args=[page.pk]),
        "Halaman nomor 1000000000": reverse("search_state"),
    }


def test_a_queue_that_stands_still_is_noticed(diskominfo) -> None:
    index_requests.page_changed(Page.objects.latest("pk").pk)
    assert "Semua berjalan baik." in shown(diskominfo)
    IndexRequest.objects.update(due_at=timezone.now() - timedelta(minutes=11))
    assert "db_worker" in shown(diskominfo)
    assert troubles_for(diskominfo).items[0].title == "Perubahan isi belum masuk pencarian"


def test_a_cluster_that_stays_behind_is_told_in_words(diskominfo, settings) -> None:
    settings.SEARCH_CLUSTER = RemoteServer().cluster
    assert "Mengikuti semua perubahan." in shown(diskominfo)
    IndexChange.objects.create(entry_id=1)
    assert "1 perubahan sedang dikirim." in shown(diskominfo)
    ClusterState.objects.create(pk=1, behind_since=timezone.now(), last_error="Connection refused")
    text = shown(diskominfo)
    assert "Tertinggal 1 perubahan sejak" in text
    assert "Warga tetap dilayani dari basis data." in text
    assert troubles_for(diskominfo).items[0].title == "Klaster pencarian terganggu"


def test_the_report_costs_the_same_however_much_fails(diskominfo) -> None:
    NewsPageFactory()
    IndexRequest.objects.all().delete()
    client = client_of(diskominfo)
    client.get(reverse("search_state"))
    IndexRequest.objects.bulk_create(
        IndexRequest(scope=IndexScope.ITEM, source="page", key=str(number), attempts=1) for number in range(1, 60)
    )
    with assert_max_queries(22, "keadaan pencarian"):
        client.get(reverse("search_state"))
