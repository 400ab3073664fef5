"""What is suggested while one types: agencies by all their names, and titles that a stranger may read."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from opd.models import Agency, AgencyAlias
from opd.models.agency import AgencyStatus
from search import indexing
from tests.factories.pages import NewsPageFactory, ServicePageFactory
from tests.factories.sites import provisioned, site_tree
from tests.search.hostile import HOSTILE
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

PORTAL = "localhost"
DINKES = "dinkes.localhost"
AGENCIES, TITLES = "Perangkat daerah", "Layanan dan halaman"
Suggest = Callable[..., dict[str, list[tuple[str, str, str]]]]


@pytest.fixture(autouse=True)
def sites(db: None) -> None:
    site_tree("dinkes", "disdukcapil")


@pytest.fixture
def suggest(client: Client) -> Suggest:
    """Return a function that asks for suggestions and gives (text, note, address) by group."""

    def ask(q: str, host: str = PORTAL, prefix: str = "", **parameters: Any) -> dict[str, list[tuple[str, str, str]]]:
        response = client.get(f"{prefix}/cari/saran/", {"q": q} | parameters, headers={"host": host})
        assert response.status_code == 200
        return {
            group["nama"]: [(one["teks"], one["keterangan"], one["alamat"]) for one in group["saran"]]
            for group in response.json()["kelompok"]
        }

    return ask


def indexed(factory: Any, **values: Any) -> Page:
    page = factory(**values)
    indexing.index_page(page.pk)
    return page


def texts(found: dict[str, list[tuple[str, str, str]]], group: str = TITLES) -> list[str]:
    return [text for text, _note, _address in found.get(group, [])]


def test_a_title_is_suggested_by_its_words_and_the_beginning_of_the_last(suggest: Suggest) -> None:
    page = indexed(ServicePageFactory, title="Akta kelahiran baru")
    for typed in ("akta kel", "kelahiran ak", "AKTE", "ak"):
        assert suggest(typed)[TITLES] == [("Akta kelahiran baru", "Layanan · Dinas Kesehatan", page.full_url)], typed
    assert TITLES not in suggest("hiran")


def test_less_than_two_letters_suggest_nothing(suggest: Suggest) -> None:
    indexed(ServicePageFactory, title="Akta")
    assert suggest("a") == suggest("") == suggest("a-") == {}


def test_what_begins_as_it_was_typed_goes_first(suggest: Suggest) -> None:
    for title in ("Kabar kartu keluarga", "Kartu keluarga hilang", "Kartu keluarga"):
        indexed(NewsPageFactory, title=title)
    assert texts(suggest("kartu kel")) == ["Kartu keluarga", "Kartu keluarga hilang", "Kabar kartu keluarga"]


def test_an_agency_is_suggested_by_name_alias_and_former_name(suggest: Suggest) -> None:
    agency = Agency.objects.get(code="disdukcapil")
    agency.aliases.add(AgencyAlias(text="kantor capil"))
    agency.save()
    address = "http://disdukcapil.localhost:8000/"
    assert suggest("dinas kepen")[AGENCIES] == [("Dinas Kependudukan dan Pencatatan Sipil", "", address)]
    assert suggest("capil")[AGENCIES] == [("Dinas Kependudukan dan Pencatatan Sipil", "kantor capil", address)]
    agency.status = AgencyStatus.SPLIT
    agency.save()
    assert suggest("kantor capil")[AGENCIES][0][1] == "kantor capil · sudah dipecah"


def test_an_opds_own_pages_go_first_and_others_follow(suggest: Suggest) -> None:
    indexed(NewsPageFactory, agency=provisioned("dinkes"), title="Jadwal layanan keliling")
    indexed(NewsPageFactory, agency=provisioned("disdukcapil"), title="Jadwal layanan")
    assert texts(suggest("jadwal")) == ["Jadwal layanan", "Jadwal layanan keliling"]
    assert texts(suggest("jadwal", host=DINKES)) == ["Jadwal layanan keliling", "Jadwal layanan"]
    assert texts(suggest("jadwal", host=DINKES, opd="semua")) == ["Jadwal layanan", "Jadwal layanan keliling"]


def test_what_strangers_may_not_read_is_not_suggested(suggest: Suggest) -> None:
    page = indexed(NewsPageFactory, title="Perihal rahasia")
    assert texts(suggest("rahasia")) == ["Perihal rahasia"]
    # The index does not know yet.
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert suggest("rahasia") == {}
    assert suggest("rahasia", prefix="/en") == {}


def test_browsers_get_the_same_in_their_own_shape(client: Client) -> None:
    page = indexed(NewsPageFactory, title="Pasar murah")
    response = client.get("/cari/saran/", {"q": " pasar ", "bentuk": "opensearch"}, headers={"host": PORTAL})
    assert response["Content-Type"] == "application/x-suggestions+json"
    assert response.json() == ["pasar", ["Pasar murah"], ["Berita · Dinas Kesehatan"], [page.full_url]]


def test_answers_may_be_kept_for_a_minute_and_set_no_cookie(client: Client) -> None:
    response = client.get("/cari/saran/", {"q": "pasar"}, headers={"host": PORTAL})
    assert response["Cache-Control"] == "public, max-age=60"
    assert not response.cookies
    assert client.post("/cari/saran/", {"q": "pasar"}, headers={"host": PORTAL}).status_code == 405


def test_any_value_gets_an_answer(client: Client) -> None:
    for raw in HOSTILE:
        for parameters in ({"q": raw}, {"q": "ktp", "opd": raw, "bentuk": raw}):
            response = client.get("/cari/saran/", parameters, headers={"host": PORTAL})
            assert response.status_code == 200, raw[:40]
            assert isinstance(response.json()["kelompok"], list)


def test_suggestions_cost_few_queries_and_fewer_once_names_are_known(suggest: Suggest) -> None:
    for number in range(30):
        indexed(NewsPageFactory, title=f"Irigasi desa {number}")
    warm_project_caches()
    with assert_max_queries(9, "saran (dingin)"):
        suggest("irigasi des", host=DINKES)
    with assert_max_queries(5, "saran (hangat)"):
        suggest("irigasi desa", host=DINKES)


def test_too_many_questions_get_json_that_says_how_long_to_wait(client: Client, settings: Any) -> None:
    settings.RATELIMIT_ENABLE = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"suggestions": "2/h"}
    caches["limits"].clear()
    answers = [client.get("/cari/saran/", {"q": "pa"}, headers={"host": PORTAL}) for _ in range(3)]
    caches["limits"].clear()
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2].json()["galat"]["kode"] == "terlalu_sering"
    assert f"Tunggu {answers[2]['Retry-After']} detik" in answers[2].json()["galat"]["pesan"]
    assert "no-store" in answers[2]["Cache-Control"]
