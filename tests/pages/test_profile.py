"""The profile: a tree of units that can be read in order, and nothing of what nobody has entered."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client

from opd.pages import ProfilePage
from tests.factories.sites import provisioned, section_of
from tests.pages.samples import fill_profile, pictures

pytestmark = pytest.mark.django_db


def main_of(client: Client) -> BeautifulSoup:
    answer = client.get("/profil/", headers={"host": "dinkes.localhost"})
    return BeautifulSoup(answer.content, "html.parser").main


def test_what_is_empty_is_shown_nowhere(client: Client) -> None:
    provisioned("dinkes")
    shown = main_of(client)
    assert not shown.select(".agency-head, .organisation, .vision")
    assert [title.get_text() for title in shown.select("article :is(h1, h2)")] == ["Profil"]


def test_units_stand_below_their_heads_in_nested_lists(client: Client) -> None:
    agency = provisioned("dinkes")
    page = fill_profile(agency, pictures(agency, 1)[0])
    shown = main_of(client)
    tree = shown.select_one(".organisation")
    path = [unit.strong.get_text() for unit in tree.select(".organisation__unit")]
    assert path == [
        "Kepala Dinas (contoh)",
        "Bidang Pelayanan (contoh)",
        "Seksi Loket (contoh)",
        "Tim Antrean (contoh)",
    ]
    assert tree.select_one("li > ul > li > ul > li > ul > li").get_text(strip=True) == "Tim Antrean (contoh)"
    assert shown.select_one(".agency-head img")["alt"]
    assert {"Visi dan misi", "Tugas dan fungsi", "Susunan organisasi"} <= {h2.get_text() for h2 in shown.select("h2")}
    text = page.get_search_document().text
    assert all(words in text for words in ("Tim Antrean", "Nama Kasi", "Misi contoh", "Fungsi contoh"))


def test_a_photo_without_a_name_is_refused() -> None:
    agency = provisioned("dinkes")
    profile = section_of(agency, ProfilePage)
    [profile.head_photo] = pictures(agency, 1)
    with pytest.raises(ValidationError) as refused:
        profile.full_clean()
    assert "head_name" in refused.value.message_dict
