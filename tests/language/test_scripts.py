"""The words that the admin's scripts ask for."""

import pytest
from django.test import Client

from tests.factories.sites import portal

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def host():
    portal()


def test_scripts_get_indonesian_whatever_the_browser_asks_for():
    client = Client(headers={"host": "localhost", "accept-language": "en"})
    text = client.get("/admin/jsi18n/").content.decode()
    # Wagtail's words, wagtail-localize's, ours.
    for words in ('"Collapse all": "Lipat semua"', '"Not translated": "Belum diterjemahkan"', '"Remove": "Hapus"'):
        assert words in text


def test_words_that_did_not_change_are_not_sent_again():
    client = Client(headers={"host": "localhost"})
    first = client.get("/admin/jsi18n/")
    assert "no-store" not in first["Cache-Control"]
    again = client.get("/admin/jsi18n/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
