"""The search for programs: results as JSON, and how browsers learn of it."""

import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest
from django.core.cache import caches
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from search import indexing
from search.open_data import EXAMPLE
from tests.factories.pages import NewsPageFactory, ServicePageFactory
from tests.factories.sites import provisioned, site_tree
from tests.search.hostile import HOSTILE
from tests.support.html import assert_valid_html

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

PORTAL = "localhost"
DINKES = "dinkes.localhost"
OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def sites(db: None) -> None:
    site_tree("dinkes", "disdukcapil")


@pytest.fixture
def ask(client: Client) -> Ask:
    """Return a function that asks for results as JSON and expects 200."""

    def get(host: str = PORTAL, **parameters: Any) -> dict[str, Any]:
        response = client.get("/cari/data.json", parameters, headers={"host": host})
        assert response.status_code == 200
        found: dict[str, Any] = response.json()
        return found

    return get


def indexed(factory: Any, **values: Any) -> Page:
    page = factory(**values)
    indexing.index_page(page.pk)
    return page


def shape(value: Any) -> Any:
    """Return the names of a JSON value's fields, however deep; lists by their first member."""
    if isinstance(value, dict):
        return {name: shape(inside) for name, inside in value.items()}
    return [shape(value[0])] if isinstance(value, list) and value else None


def test_a_hit_says_what_the_page_says(ask: Ask) -> None:
    page = indexed(ServicePageFactory, title="Kartu <b>keluarga</b>", summary="Syarat & cara kartu", is_demo=True)
    found = ask(q="kartu keluarga", jenis="layanan")
    assert found["parameter"] == {
        "q": "kartu keluarga",
        "opd": None,
        "jenis": "layanan",
        "tahun": None,
        "urut": "relevansi",
    }
    (hit,) = found["hasil"]
    assert hit["judul"] == "Kartu <b>keluarga</b>"
    assert hit["cuplikan"] == "Syarat & cara kartu"
    assert hit["alamat"] == page.full_url
    assert hit["jenis"] == {"kode": "layanan", "nama": "Layanan"}
    assert hit["opd"] == {"kode": "dinkes", "nama": "Dinas Kesehatan"}
    assert (hit["data_contoh"], hit["opd_sudah_tidak_ada"]) == (True, False)
    assert found["jumlah"]["opd"] == [{"kode": "dinkes", "nama": "Dinas Kesehatan", "jumlah": 1}]
    assert shape(found) | {"jumlah": None} == shape(json.loads(EXAMPLE)) | {"jumlah": None}


def test_pages_lead_to_each_other(ask: Ask, client: Client) -> None:
    for number in range(25):
        indexed(NewsPageFactory, title=f"Embung desa {number}")
    first = ask(q="embung", urut="tanggal")
    assert (first["total"], first["jumlah_halaman"], first["sebelumnya"]) == (25, 3, None)
    assert first["berikutnya"] == "http://localhost:8000/cari/data.json?q=embung&urut=tanggal&halaman=2"
    seen, address = [], first["berikutnya"]
    while address:
        page = client.get(address.removeprefix("http://localhost:8000"), headers={"host": PORTAL}).json()
        seen += [hit["alamat"] for hit in page["hasil"]]
        address = page["berikutnya"]
    assert len({*seen, *(hit["alamat"] for hit in first["hasil"])}) == 25
    assert ask(q="embung", halaman="99999")["halaman"] == 3


def test_an_opds_host_answers_of_itself_and_never_of_others_unasked(ask: Ask) -> None:
    indexed(NewsPageFactory, agency=provisioned("disdukcapil"), title="Pindah datang")
    assert ask(host=DINKES, q="pindah")["hasil"] == []
    assert ask(host=DINKES, q="pindah")["jumlah"]["opd"][0]["kode"] == "disdukcapil"
    assert len(ask(host=DINKES, q="pindah", opd="semua")["hasil"]) == 1


def test_what_makes_no_sense_is_left_out_and_told(ask: Ask, client: Client) -> None:
    indexed(NewsPageFactory, title="Pasar murah")
    found = ask(q="pasar", opd="bukan", jenis="bukan", tahun="bukan", urut="bukan")
    assert len(found["catatan"]) == 4
    assert len(found["hasil"]) == 1
    for empty in ({}, {"q": ""}, {"q": "?!"}, {"jenis": "berita"}):
        refused = client.get("/cari/data.json", empty, headers={"host": PORTAL})
        assert refused.status_code == 400
        assert refused.json()["galat"]["kode"] == "tanpa_kata"
        assert "q=" in refused.json()["galat"]["pesan"]


def test_what_strangers_may_not_read_is_not_told(ask: Ask) -> None:
    page = indexed(NewsPageFactory, title="Perihal rahasia")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert ask(q="rahasia")["hasil"] == []


def test_any_site_may_read_it_and_nobody_is_known(client: Client) -> None:
    response = client.get("/cari/data.json", {"q": "pasar"}, headers={"host": PORTAL, "origin": "https://contoh.test"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert "Access-Control-Allow-Credentials" not in response
    assert not response.cookies
    assert client.post("/cari/data.json", {"q": "pasar"}, headers={"host": PORTAL}).status_code == 405


def test_any_value_in_any_parameter_gets_json(client: Client) -> None:
    for raw in HOSTILE:
        everywhere = dict.fromkeys(("opd", "jenis", "tahun", "urut", "halaman"), raw)
        for parameters in ({"q": raw}, {"q": "ktp"} | everywhere):
            response = client.get("/cari/data.json", parameters, headers={"host": DINKES})
            assert response.status_code in (200, 400), raw[:40]
            assert response.json()["versi"] == 1


def test_too_many_questions_get_json_whatever_is_accepted(client: Client, settings: Any) -> None:
    settings.RATELIMIT_ENABLE = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"search_data": "1/h"}
    caches["limits"].clear()
    client.get("/cari/data.json", {"q": "pasar"}, headers={"host": PORTAL})
    refused = client.get("/cari/data.json", {"q": "pasar"}, headers={"host": PORTAL, "accept": "text/html"})
    caches["limits"].clear()
    assert refused.status_code == 429
    assert refused.json()["galat"]["kode"] == "terlalu_sering"
    assert int(refused["Retry-After"]) > 0
    assert refused["Access-Control-Allow-Origin"] == "*"


def test_it_is_described_for_people(client: Client) -> None:
    for host, root in ((PORTAL, "http://localhost:8000"), (DINKES, "http://dinkes.localhost:8000")):
        html = client.get("/cari/api/", headers={"host": host}).content.decode()
        assert f"{root}/cari/data.json?q=kartu+keluarga" in html
        assert_valid_html(html)


@pytest.mark.parametrize(
    ("host", "prefix", "name"), [(PORTAL, "", "Pemerintah Kabupaten Pati"), (DINKES, "/en", "Dinas Kesehatan")]
)
def test_browsers_learn_how_to_search_each_site_in_each_language(
    client: Client, host: str, prefix: str, name: str
) -> None:
    # A stranger's port in the request must not become part of any address.
    response = client.get(f"{prefix}/cari/opensearch.xml", headers={"host": f"{host}:1234"})
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    root = ElementTree.fromstring(response.content)
    assert root.tag == f"{OPENSEARCH}OpenSearchDescription"
    assert len(root.findtext(f"{OPENSEARCH}ShortName") or "") in range(1, 17)
    assert root.findtext(f"{OPENSEARCH}LongName") == name
    templates = {url.get("type"): url.get("template") or "" for url in root.findall(f"{OPENSEARCH}Url")}
    assert templates["text/html"] == f"http://{host}:8000{prefix}/cari/?q={{searchTerms}}"
    suggestions = templates["application/x-suggestions+json"]
    assert suggestions.startswith(f"http://{host}:8000{prefix}/cari/saran/?")
    found = client.get(
        suggestions.removeprefix(f"http://{host}:8000").replace("{searchTerms}", "dinas"), headers={"host": host}
    )
    assert found.json()[0] == "dinas"
    page = client.get(f"{prefix}/cari/", headers={"host": host}).content.decode()
    assert f'<link rel="search" type="application/opensearchdescription+xml" title="{name}"' in page
    assert f'href="{prefix}/cari/opensearch.xml"' in page
