"""The insight in the admin: Diskominfo reads every site, an Editor their own, an Operator none."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from search.models import QueryLog
from tests.factories.sites import portal, site_tree
from tests.factories.users import diskominfo, editor_of, operator_of
from tests.story.people import client_of
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = pytest.mark.django_db


@pytest.fixture
def agencies(db: None) -> Any:
    tree = site_tree("dinkes", "disdukcapil")
    moment = timezone.now() - timedelta(hours=1)
    for code, text in (("", "di portal"), ("dinkes", "di dinkes"), ("disdukcapil", "di disdukcapil")):
        for _number in range(3):
            QueryLog.objects.create(asked_at=moment, locale="id", agency_code=code, text=text, total=0, all_words=True)
    return tree["dinkes"], tree["disdukcapil"]


def soup_of(user: Any, **query: str) -> BeautifulSoup:
    response = client_of(user).get(reverse("search_insight:index"), query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def questions(soup: BeautifulSoup) -> set[str]:
    return {" ".join(found.get_text().split()) for found in soup.select("table[role] tbody th bdi")}


def test_diskominfo_reads_all_sites_together_and_each_by_itself(agencies: Any) -> None:
    person = diskominfo()
    assert questions(soup_of(person)) == {"di portal", "di dinkes", "di disdukcapil"}
    assert questions(soup_of(person, tempat="dinkes")) == {"di dinkes"}
    assert questions(soup_of(person, tempat=portal().code)) == {"di portal"}


def test_an_editor_reads_what_was_asked_on_their_own_site_alone(agencies: Any) -> None:
    dinkes, disdukcapil = agencies
    for query in ({}, {"tempat": "disdukcapil"}, {"tempat": ""}, {"tempat": "dinkes"}):
        soup = soup_of(editor_of(dinkes), **query)
        assert questions(soup) == {"di dinkes"}
        assert not soup.select("[name=tempat]")
    both = editor_of(dinkes)
    both.groups.add(disdukcapil.editors)
    assert questions(soup_of(both)) == {"di dinkes", "di disdukcapil"}
    assert questions(soup_of(both, tempat="disdukcapil")) == {"di disdukcapil"}
    assert questions(soup_of(editor_of(portal()))) == {"di portal"}


def test_an_operator_finds_no_such_page_and_no_way_to_it(agencies: Any) -> None:
    client = client_of(operator_of(agencies[0]))
    assert client.get(reverse("search_insight:index")).status_code == 404
    assert client.get(reverse("search_insight:export", args=["csv"])).status_code == 404
    assert "/admin/pencarian/" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_only_who_may_mend_it_is_offered_to(agencies: Any) -> None:
    soup = soup_of(diskominfo())
    [link] = [a for a in soup.select("a") if a.get_text() == "Tambah sinonim di dinkes"]
    assert link["href"] == "/admin/pencarian/sinonim/new/?pertanyaan=di+dinkes&bahasa=id"
    assert any(a.get_text() == "Promosikan halaman di dinkes" for a in soup.select("a"))
    assert "Tambah sinonim" not in soup_of(editor_of(agencies[0])).get_text()


def test_the_menu_leads_each_to_what_is_theirs(agencies: Any) -> None:
    def menu(user: Any) -> str:
        return client_of(user).get(reverse("wagtailadmin_home")).content.decode()

    everything, own = menu(diskominfo()), menu(editor_of(agencies[0]))
    assert all(address in everything for address in ("/admin/pencarian/sinonim/", "/admin/pencarian/disarankan/"))
    assert "/admin/pencarian/" in own
    assert "/admin/pencarian/sinonim/" not in own


def test_the_bars_have_their_numbers_in_a_table(agencies: Any) -> None:
    soup = soup_of(diskominfo(), rentang="7-hari")
    assert len(soup.select("svg rect.insight-chart__bar")) == 7
    rows = [[cell.get_text() for cell in row.select("td")] for row in soup.select(".insight-table--numbers tbody tr")]
    assert len(rows) == 7
    assert ["9", "9"] in rows
    assert not soup.select(".insight [style], .insight script")


@pytest.mark.parametrize(
    "query",
    [
        {"daftar": "x", "rentang": "x", "tempat": "x"},
        {"daftar": "\x00", "rentang": "-1", "tempat": "' OR 1=1"},
        {"daftar": "naik", "rentang": "52-minggu"},
        {"daftar": "tersering", "rentang": "12-minggu", "tempat": "dinkes"},
    ],
)
def test_any_query_string_is_answered(agencies: Any, query: dict[str, str]) -> None:
    soup_of(diskominfo(), **query)


def test_nobody_searched_yet(db: None) -> None:
    agency = site_tree("dinkes")["dinkes"]
    text = soup_of(editor_of(agency)).get_text()
    assert "Belum ada pencarian yang tercatat" in text
    assert "30 hari" in text


def test_files_hold_the_list_and_no_formula(agencies: Any) -> None:
    QueryLog.objects.create(
        asked_at=timezone.now(), locale="id", agency_code="dinkes", text="=1+1", total=0, all_words=True
    )
    client = client_of(editor_of(agencies[0]))
    answer = client.get(reverse("search_insight:export", args=["csv"]), {"daftar": "tanpa-hasil"})
    content = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(content, newline="")))
    assert [row[0] for row in rows] == ["Pertanyaan", "di dinkes", "'=1+1"]
    answer = client.get(reverse("search_insight:export", args=["xlsx"]))
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert [cell.value for cell in sheet["A"]] == ["Pertanyaan", "di dinkes", "'=1+1"]
    assert client.get(reverse("search_insight:export", args=["exe"])).status_code == 404


def test_the_page_costs_few_questions_however_much_was_asked(agencies: Any) -> None:
    client = client_of(diskominfo())
    for number in range(60):
        QueryLog.objects.create(
            asked_at=timezone.now(), locale="id", agency_code="", text=f"kata {number}", total=0, all_words=True
        )
    warm_project_caches()
    client.get(reverse("search_insight:index"))
    with assert_max_queries(24, "the insight with what every screen of the admin asks"):
        client.get(reverse("search_insight:index"))
