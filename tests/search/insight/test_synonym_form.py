"""The form of a synonym says in words what is wrong, keeps what was typed, and holds at the next search."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry

from search.models import Synonym
from search.synonyms import synonyms
from tests.audit.entries import seen
from tests.factories.sites import site_tree
from tests.factories.users import diskominfo, editor_of, operator_of
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(db: None) -> Client:
    site_tree()
    return client_of(diskominfo())


def send(desk: Client, address: str = "", **values: Any) -> Any:
    usual = {"locale": "id", "term": "Surat Jalan", "variants": "sj", "direction": "dua_arah", "is_active": "on"}
    return desk.post(address or reverse("search_synonym:add"), usual | {"note": ""} | values)


def errors(response: Any) -> str:
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    return " ".join(" ".join(found.get_text(" ").split()) for found in soup.select(".error-message"))


def test_what_is_saved_holds_at_the_next_search(desk: Client) -> None:
    assert synonyms("id").get(("sj",)) is None
    response = send(desk, variants="sj, Dokumen  Jalan\nsj\n; ijin jalan")
    assert response.status_code == 302
    assert synonyms("id")["sj",][0][0] == ("surat", "jalan")
    # Stored as the search compares it.
    assert ("izin", "jalan") in synonyms("id")
    texts = [one.text for one in Synonym.objects.get(term="Surat Jalan").terms.all()]
    assert texts == ["Surat Jalan", "sj", "Dokumen Jalan", "ijin jalan"]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"variants": ""}, "wajib diisi"),
        ({"variants": " , ;\n"}, "sekurang-kurangnya satu padanan"),
        ({"term": "!!"}, "tidak berisi huruf atau angka"),
        ({"variants": "sj, …"}, "tidak berisi huruf atau angka"),
        ({"variants": "SURAT  jalan"}, "sudah sama dengan istilah baku"),
        ({"term": "Izin Jalan", "variants": "ijin jalan"}, "sudah sama dengan istilah baku"),
        ({"variants": "yang di"}, "kata yang diabaikan pencarian"),
        ({"variants": "imb"}, "“imb” sudah termasuk “PBG”"),
        ({"term": "PBG"}, "“PBG” sudah termasuk “PBG”"),
        ({"term": "KTP el"}, "sudah termasuk “KTP-el”"),
        ({"variants": "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas dua belas"}, "12 kata"),
        ({"variants": "x" * 121}, "terlalu panjang"),
        ({"variants": "\n".join(f"kata{number}" for number in range(61))}, "Paling banyak 59"),
        ({"locale": "xx"}, "xx"),
    ],
)
def test_what_cannot_be_kept_is_said_in_words(desk: Client, values: dict[str, str], said: str) -> None:
    before = Synonym.objects.count()
    response = send(desk, **values)
    assert said in errors(response)
    assert Synonym.objects.count() == before
    typed = BeautifulSoup(response.content, "html.parser").select_one("textarea[name=variants]")
    assert typed
    assert typed.get_text().strip() == values.get("variants", "sj").strip()


def test_a_term_of_a_synonym_that_is_out_of_use_is_taken_and_it_is_said(desk: Client) -> None:
    Synonym.objects.filter(term="PBG").update(is_active=False)
    assert "“PBG (tidak dipakai)”" in errors(send(desk, variants="imb"))
    assert send(desk, variants="imb", locale="jv").status_code == 302


def test_an_edit_keeps_its_own_terms_and_the_log_says_which_came_and_went(desk: Client) -> None:
    synonym = Synonym.objects.get(term="PBG")
    address = reverse("search_synonym:edit", args=[synonym.pk])
    shown = BeautifulSoup(desk.get(address).content, "html.parser").select_one("textarea[name=variants]")
    assert shown
    assert shown.get_text().split("\n")[-3:] == ["imb", "izin mendirikan bangunan", "persetujuan bangunan gedung"]
    assert send(desk, address, term="PBG", variants="imb, izin bangun").status_code == 302
    assert synonyms("id")["imb",][0][0] == ("pbg",)
    registry.scan_for_actions()
    [entry] = ModelLogEntry.objects.filter(action="search.synonym.terms")
    assert entry.data["came"] == ["izin bangun"]
    assert entry.data["gone"] == ["izin mendirikan bangunan", "persetujuan bangunan gedung"]
    assert "ditambah: izin bangun" in seen(diskominfo())


def test_what_found_nothing_comes_into_the_form_by_its_address(desk: Client) -> None:
    address = reverse("search_synonym:add")
    page = desk.get(address, {"pertanyaan": "bikin\x00 <b>surat</b>", "bahasa": "jv"}).content.decode()
    soup = BeautifulSoup(page, "html.parser")
    typed, chosen = soup.select_one("textarea[name=variants]"), soup.select_one("select[name=locale] [selected]")
    assert typed
    assert chosen
    assert typed.get_text().strip() == "bikin <b>surat</b>"
    assert chosen["value"] == "jv"
    assert desk.get(address, {"bahasa": "xx' OR 1"}).status_code == 200


def test_deleting_holds_at_the_next_search(desk: Client) -> None:
    synonym = Synonym.objects.get(term="PBG")
    assert ("imb",) in synonyms("id")
    assert desk.post(reverse("search_synonym:delete", args=[synonym.pk])).status_code == 302
    assert ("imb",) not in synonyms("id")


def test_only_diskominfo_writes_synonyms(db: None) -> None:
    agency = site_tree("dinkes")["dinkes"]
    for person in (operator_of(agency), editor_of(agency)):
        response = send(client_of(person), variants="sj")
        assert response.status_code == 302
        assert response["Location"] == reverse("wagtailadmin_home")
    assert not Synonym.objects.filter(term="Surat Jalan").exists()
