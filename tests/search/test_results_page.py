"""The page that citizens see: 200 for anything, cheap, and checked once more against the database."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.archive.removal import system_removal
from opd.models import Agency, AgencyAlias
from opd.models.agency import AgencyStatus
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
MOST_QUERIES = 14
MOST_WITH_DETOURS = 18
# Where an OPD has nothing, all of Pati is searched as well.
MOST_TWICE = 19


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
    assert scopes(html) == [
        ("Dinas Kesehatan (1)", "?q=jadwal", True),
        ("Seluruh Pati (2)", "?q=jadwal&opd=semua", False),
    ]
    wide = search(host=DINKES, q="jadwal", opd="semua")
    assert set(links(wide)) == {own.full_url, other.full_url}
    assert [current for _label, _url, current in scopes(wide)] == [False, True]
    assert set(links(search(q="jadwal"))) == {own.full_url, other.full_url}
    assert links(search(q="jadwal", opd="disdukcapil")) == [other.full_url]


def test_an_opd_without_a_hit_shows_those_of_all_pati_and_says_so(search: Search) -> None:
    pages = [indexed(NewsPageFactory, agency=provisioned("disdukcapil"), title=f"Kartu {n}") for n in range(12)]
    html = search(host=DINKES, q="kartu")
    assert_valid_html(html)
    assert len(links(html)) == 10
    assert "Tidak ada di Dinas Kesehatan. Ditemukan di seluruh Kabupaten Pati:" in html
    assert [label for label, *_ in scopes(html)] == ["Dinas Kesehatan (0)", "Seluruh Pati (12)"]
    # What the OPD has of the words may be too little to be an answer.
    indexed(NewsPageFactory, agency=provisioned("dinkes"), title="Senam", summary="bersama keluarga di pagi hari")
    indexed(ServicePageFactory, agency=provisioned("disdukcapil"), title="Akta perkawinan warga negara asing keluarga")
    assert "Tidak ada di Dinas Kesehatan" in search(host=DINKES, q="akta perkawinan asing keluarga")
    rest = search(host=DINKES, q="kartu", halaman=2)
    assert {*links(html), *links(rest)} == {page.full_url for page in pages}


def call(code: str, alias: str) -> None:
    """Give an agency an alias as its form does, in one save."""
    agency = Agency.objects.get(code=code)
    agency.aliases.add(AgencyAlias(text=alias))
    agency.save()


def scopes(html: str) -> list[tuple[str, str, bool]]:
    """Return label, query string and whether it is the one shown, of every scope that is offered."""
    found = BeautifulSoup(html, "html.parser").select("nav.scopes a")
    return [(link.text, str(link["href"]), link.has_attr("aria-current")) for link in found]


def test_filter_by_kind(search: Search) -> None:
    indexed(NewsPageFactory, title="Akta kelahiran terbit")
    service = indexed(ServicePageFactory, title="Akta kelahiran")
    html = search(q="akta", jenis="layanan")
    assert links(html) == [service.full_url]
    assert "(2)" in html


def test_filters_in_use_are_told_and_taken_off_one_by_one(search: Search) -> None:
    indexed(ServicePageFactory, agency=provisioned("dinkes"), title="Akta kelahiran")
    html = search(q="akta", jenis="layanan", opd="dinkes", tahun="2026", urut="tanggal")
    assert_valid_html(html)
    chips = {
        link.get_text(" ", strip=True): link["href"] for link in BeautifulSoup(html, "html.parser").select("a.chip")
    }
    assert chips == {
        "Hapus saringan OPD: Dinas Kesehatan": "?q=akta&jenis=layanan&tahun=2026&urut=tanggal",
        "Hapus saringan Jenis: Layanan": "?q=akta&opd=dinkes&tahun=2026&urut=tanggal",
        "Hapus saringan Tahun: 2026": "?q=akta&opd=dinkes&jenis=layanan&urut=tanggal",
        "Hapus semua saringan": "?q=akta&urut=tanggal",
    }
    # The host's own agency is no filter: its scopes say where one searches.
    own = search(host=DINKES, q="akta")
    assert "Hapus saringan" not in own
    assert "Hapus saringan" in search(host=DINKES, q="akta", jenis="layanan")


def test_an_empty_result_leads_on(search: Search) -> None:
    indexed(NewsPageFactory, agency=provisioned("disdukcapil"), title="Kartu keluarga")
    assert "Tampilkan semua jenis (1 hasil)" in search(q="kartu", jenis="layanan")
    assert "Cari tanpa saringan" in search(q="tidakadasamasekali", jenis="layanan")
    assert "Cari dalam bahasa Indonesia" in search(prefix="/en", q="kartu")
    assert "Ke beranda" in search(q="tidakadasamasekali")
    assert_valid_html(search(q='<b>kartu & "kunci"', jenis="layanan"))
    assert_valid_html(search())


def test_an_empty_result_asks_the_directory_and_names_the_office(search: Search) -> None:
    call("disdukcapil", "surat pindah domisili")
    html = search(host=DINKES, q="pindah domisili")
    assert links(html) == []
    part = BeautifulSoup(html, "html.parser").select_one(".who-handles")
    assert part is not None
    office, directory = part.select("a")
    assert office["href"] == "http://disdukcapil.localhost:8000/"
    assert directory["href"] == "http://localhost:8000/siapa-mengurus/?q=pindah+domisili"
    assert_valid_html(html)
    # Without any that fits the directory is still asked, and names nobody.
    nobody = BeautifulSoup(search(q="zzzzz"), "html.parser").select(".who-handles a")
    assert [link["href"] for link in nobody] == ["http://localhost:8000/siapa-mengurus/?q=zzzzz"]


def test_an_agency_that_the_words_name_is_one_click_away(search: Search) -> None:
    call("disdukcapil", "capil")
    for words in ("Capil", "dinas kependudukan dan pencatatan sipil"):
        part = BeautifulSoup(search(q=words), "html.parser").select_one(".named-agencies")
        assert part is not None, words
        assert [link["href"] for link in part.select("a")] == ["http://disdukcapil.localhost:8000/"]
    assert "named-agencies" not in search(q="kartu")


def test_hits_of_a_closed_agency_say_so(search: Search) -> None:
    indexed(NewsPageFactory, agency=provisioned("disdukcapil"), title="Kabar lama")
    assert "Arsip: OPD ini" not in search(q="kabar")
    agency = Agency.objects.get(code="disdukcapil")
    agency.status = AgencyStatus.MERGED
    agency.save()
    html = search(q="kabar")
    assert "Arsip: OPD ini sudah digabung" in html
    assert_valid_html(html)


def test_an_unknown_filter_is_ignored_and_said(search: Search) -> None:
    page = indexed(NewsPageFactory, title="Pasar murah")
    html = search(q="pasar", opd="bukan-opd", jenis="bukan-jenis", tahun="kemarin", urut="acak")
    assert links(html) == [page.full_url]
    assert "OPD itu tidak dikenal" in html
    assert "Jenis itu tidak dikenal" in html
    assert "Tahun itu tidak dikenal" in html
    assert "Urutan itu tidak dikenal" in html


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
        search(host=DINKES, q="ktp", opd=raw, jenis=raw, tahun=raw, urut=raw, halaman=raw)
        search(prefix="/en", q=raw, opd=raw, jenis=raw, tahun=raw, urut=raw, halaman=raw, lain=raw)


def test_repeated_broken_and_strange_query_strings(client: Client) -> None:
    for query in ("q=a&q=b", "q", "q=%", "q=%ff%fe", "q=%u0041", "&&&", "q[]=1", "q=%ED%A0%80", "halaman=%00", ";q=1"):
        assert client.get(f"/cari/?{query}", headers={"host": PORTAL}).status_code == 200
    assert client.post("/cari/", {"q": "a"}, headers={"host": PORTAL}).status_code == 405


def test_queries_are_few_and_do_not_grow(search: Search) -> None:
    counts = []
    for total in (10, 60):
        while Page.objects.filter(title__startswith="Irigasi").count() < total:
            indexed(NewsPageFactory, title=f"Irigasi sawah {Page.objects.count()}")
        warm_project_caches()
        search(q="hujan")
        with CaptureQueriesContext(connection) as captured:
            search(q="irigasi sawah")
        counts.append(len(captured))
    assert counts[0] == counts[1]
    indexed(NewsPageFactory, agency=provisioned("disdukcapil"), title="Kartu")
    for what, host, query, most in (
        ("hasil di portal", PORTAL, "irigasi sawah", MOST_QUERIES),
        ("hasil di OPD", DINKES, "irigasi sawah", MOST_QUERIES),
        ("hasil dari OPD lain", DINKES, "kartu", MOST_TWICE),
        # An unknown word is looked for among the known ones, and the directory is asked.
        ("tanpa hasil", DINKES, "tidakadasamasekali", MOST_WITH_DETOURS),
        ("kata asing", PORTAL, "irigasi sawah kering", MOST_WITH_DETOURS),
    ):
        warm_project_caches()
        with assert_max_queries(most, what):
            search(host=host, q=query)
