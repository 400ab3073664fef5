"""A 404 wears the site's own frame, and never becomes a server error."""

import pytest

from cms.registries import chrome
from tests.factories.sites import provisioned

pytestmark = pytest.mark.django_db
HOST = {"host": "dinkes.localhost"}


def test_it_offers_the_site_s_own_menu_and_search(client):
    provisioned("dinkes")
    response = client.get("/tidak-ada/", headers=HOST)
    text = response.content.decode()
    assert response.status_code == 404
    assert "Dinas Kesehatan" in text
    assert 'href="/layanan/"' in text
    assert 'action="/cari/"' in text
    assert 'name="robots" content="noindex' in text


def test_it_does_without_a_frame_that_cannot_be_built(client, monkeypatch):
    provisioned("dinkes")

    def fail(request, page):
        raise RuntimeError("basis data hilang di tengah jalan")

    monkeypatch.setattr(chrome, "_builder", fail)
    response = client.get("/tidak-ada/", headers=HOST)
    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in response.content.decode()
