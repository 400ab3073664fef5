"""The page that citizens see: 200 for anything, cheap, and checked once more against the database."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.archive.removal import system_removal
from search import indexing
from tests.factories.pages import NewsPageFactory, ServicePageFactory
from tests.factories.sites import provisioned, site_tree
from tests.search.hostile import HOSTILE
from tests.support.html import assert_valid_html
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

PORTAL = "localhost"
DINKES = "dinkes.localhost"
Search = Callable[..., Any]


@pytest.fixture(autouse=True)
def sites(db: None) -> None:
    site_tree("dinkes", "disdukcapil")


@pytest.fixture
def search(client: Client) -> Search:
    """Return a function that asks /cari/ on a host and expects 200."""

    def ask(host: str = PORTAL, prefix: str = "", **parameters: Any) -> str:
        response = client.get(f"{prefix}/cari/", parameters, headers={"host": host})
        assert response.status_code == 200
        return response.content.decode()

    return ask


def indexed(factory: Any, **values: Any) -> Page:
    page = factory(**values)
    indexing.index_page(page.pk)
    return page


def links(html: str) -> list[str]:
    return re.findall(r'class="search-result__title"><a href="([^"]+)"', html)


def test_a_hit_links_to_its_own_host_and_says_whose_it_is(search: Search) -> None:
    page = indexed(NewsPageFactory, title="Vaksin anak", summary="Gratis di puskesmas", is_demo=True)
    html = search(q="vaksin")
    assert_valid_html(html)
    assert links(html) == [page.full_url]
    assert page.full_url.startswith("http://dinkes.localhost")
    assert "<mark>Vaksin</mark> anak" in html
    result = html[html.index("<article") : html.index("</article>")]
    for said in ("Dinas Kesehatan", "Berita", "Data contoh", "Gratis di puskesmas"):
        assert said in result


def test_search_pages_are_not_for_search_engines(client: Client) -> None:
    response = client.get("/cari/", {"q": "ktp"}, headers={"host": PORTAL})
    assert response["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_an_opd_searches_itself_first_and_all_of_pati_at_one_click(search: Search) -> None:
    own = indexed(NewsPageFactory, agency=provisioned("dinkes"), title="Jadwal layanan")
    other = indexed(NewsPageFactory, agency=provisioned("disdukcapil"), title="Jadwal layanan lain")
    html = search(host=DINKES, q="jadwal")
    assert links(html) == [own.full_url]
    assert "Cari di seluruh Pati (2 hasil)" in html
    assert set(links(search(host=DINKES, q="jadwal", opd="semua"))) == {own.full_url, other.full_url}
    assert set(links(search(q="jadwal"))) == {own.full_url, other.full_url}
    assert links(search(q="jadwal", opd="disdukcapil")) == [other.full_url]


def test_filter_by_kind(search: Search) -> None:
    indexed(NewsPageFactory, title="Akta kelahiran terbit")
    service = indexed(ServicePageFactory, title="Akta kelahiran")
    html = search(q="akta", jenis="layanan")
    assert links(html) == [service.full_url]
    assert "(2)" in html


def test_an_empty_result_leads_on(search: Search) -> None:
    indexed(NewsPageFactory, agency=provisioned("disdukcapil"), title="Kartu keluarga")
    assert "Cari di seluruh Pati (1 hasil)" in search(host=DINKES, q="kartu keluarga")
    assert "Tampilkan semua jenis (1 hasil)" in search(q="kartu", jenis="layanan")
    assert "Cari dalam bahasa Indonesia" in search(prefix="/en", q="kartu")
    assert "Ke beranda" in search(q="tidakadasamasekali")
    assert_valid_html(search(q='<b>kartu & "kunci"', jenis="layanan"))
    assert_valid_html(search())


def test_an_unknown_filter_is_ignored_and_said(search: Search) -> None:
    page = indexed(NewsPageFactory, title="Pasar murah")
    html = search(q="pasar", opd="bukan-opd", jenis="bukan-jenis")
    assert links(html) == [page.full_url]
    assert "OPD itu tidak dikenal" in html
    assert "Jenis itu tidak dikenal" in html


def removed(page: Page) -> None:
    with system_removal():
        page.delete()


def test_the_page_checks_hits_that_the_index_does_not_know_to_be_gone(search: Search) -> None:
    gone = {
        "draf": lambda page: Page.objects.filter(pk=page.pk).update(live=False),
        "hapus": removed,
        "lewat": lambda page: Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(hours=1)),
        "tutup": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    }
    for word, close in gone.items():
        page = indexed(NewsPageFactory, title=f"Perihal {word}")
        assert links(search(q=word)) == [page.full_url]
        close(page)
        assert links(search(q=word)) == [], word


def test_each_language_shows_its_own(search: Search) -> None:
    indexed(NewsPageFactory, title="Bendungan")
    assert links(search(prefix="/en", q="bendungan")) == []


def test_pages_beyond_the_ends_are_the_ends(search: Search) -> None:
    for number in range(12):
        indexed(NewsPageFactory, title=f"Embung desa {number}")
    for asked, shown in [("1", 1), ("2", 2), ("99999", 2), ("-1", 1), ("0", 1), ("abc", 1), ("2.5", 1), ("٢", 2)]:
        html = search(q="embung", halaman=asked)
        assert re.search(rf"Halaman\s+{shown}\s+dari\s+2", html), asked
        assert len(links(html)) == (10 if shown == 1 else 2)
    assert len(links(search(q="embung", halaman="9" * 5_000))) == 2


def test_any_value_in_any_parameter_gets_an_answer(search: Search) -> None:
    # One test for all values: the sites are made once.
    for raw in HOSTILE:
        html = search(q=raw)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
        search(host=DINKES, q="ktp", opd=raw, jenis=raw, halaman=raw)
        search(prefix="/en", q=raw, opd=raw, jenis=raw, halaman=raw, lain=raw)


def test_repeated_broken_and_strange_query_strings(client: Client) -> None:
    for query in ("q=a&q=b", "q", "q=%", "q=%ff%fe", "q=%u0041", "&&&", "q[]=1", "q=%ED%A0%80", "halaman=%00", ";q=1"):
        assert client.get(f"/cari/?{query}", headers={"host": PORTAL}).status_code == 200
    assert client.post("/cari/", {"q": "a"}, headers={"host": PORTAL}).status_code == 405


def test_queries_are_few_and_do_not_grow(search: Search) -> None:
    counts = []
    for total in (20, 60):
        while Page.objects.filter(title__startswith="Irigasi").count() < total:
            indexed(NewsPageFactory, title=f"Irigasi sawah {Page.objects.count()}")
        warm_project_caches()
        search(q="hujan")
        with CaptureQueriesContext(connection) as captured:
            search(q="irigasi sawah")
        counts.append(len(captured))
    assert counts[0] == counts[1]
    for host in (PORTAL, DINKES):
        warm_project_caches()
        with assert_max_queries(18, f"search results on {host}"):
            search(host=host, q="irigasi sawah kering")
