"""Pages travel compressed and are asked for again cheaply; nobody's own page is kept anywhere."""

import gzip

import pytest

from cms.delivery.freshness import PUBLIC
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import home_of, portal, provisioned
from tests.factories.users import operator_of
from tests.pages.samples import live
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
OPD = {"host": "dinkes.localhost"}
ZIPPED = OPD | {"accept-encoding": "gzip, deflate, br"}


@pytest.mark.parametrize("path", ["/", "/cari/?q=kartu", "/feeds/berita.rss", "/sitemap.xml"])
def test_text_is_compressed_and_a_second_asking_gets_no_body(client, path):
    # A feed of nothing is dated now.
    NewsPageFactory(agency=provisioned("dinkes"))
    plain, zipped = client.get(path, headers=OPD), client.get(path, headers=ZIPPED)
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content
    assert "Accept-Encoding" in zipped["Vary"]
    again = client.get(path, headers=ZIPPED | {"if-none-match": zipped["ETag"]})
    assert again.status_code == 304
    assert not again.content
    assert again["Cache-Control"] == zipped["Cache-Control"]


def test_a_published_change_is_seen_at_once_by_who_asks_again(client):
    page = NewsPageFactory(agency=provisioned("dinkes"), title="Judul lama")
    path = "/" + page.full_url.split("/", 3)[3]
    tag = client.get(path, headers=ZIPPED)["ETag"]
    page.title = "Judul baru"
    live(page)
    after = client.get(path, headers=ZIPPED | {"if-none-match": tag})
    assert after.status_code == 200
    assert "Judul baru" in gzip.decompress(after.content).decode()


def test_what_stands_in_front_may_keep_a_page_for_less_than_an_emergency_allows(client):
    provisioned("dinkes")
    header = client.get("/", headers=OPD)["Cache-Control"]
    assert header == PUBLIC
    parts = dict(part.strip().partition("=")[::2] for part in header.split(","))
    assert parts["max-age"] == "0"
    assert int(parts["s-maxage"]) <= 30
    assert "must-revalidate" in parts


def test_what_is_missing_is_not_kept(client):
    provisioned("dinkes")
    assert client.get("/tidak-ada/", headers=OPD)["Cache-Control"] == "no-cache"


def test_nobody_s_own_page_gets_a_tag_or_lies_anywhere(client):
    portal()
    dinkes = provisioned("dinkes")
    desk = client_of(operator_of(dinkes))
    for path in ("/admin/", f"/admin/pages/{home_of(dinkes).pk}/edit/"):
        response = desk.get(path, headers={"accept-encoding": "gzip"})
        assert response["Cache-Control"] == "no-store, private"
        assert response["Content-Encoding"] == "gzip"
        assert "ETag" not in response
    assert client.get("/admin/login/", headers={"host": "localhost"})["Cache-Control"] == "no-store, private"


def test_files_keep_their_length(client, django_capture_on_commit_callbacks):
    agency = provisioned("dinkes")
    with django_capture_on_commit_callbacks(execute=True):
        image, document = ImageFactory(collection=agency.collection), DocumentFactory(collection=agency.collection)
        body = [("documents", {"title": "", "documents": [{"document": document, "title": ""}]})]
        NewsPageFactory(agency=agency, image=image, body=body)
    # Published with its page, it lies where everybody may have it.
    image.refresh_from_db()
    for address in (image.file.url, document.url):
        response = client.get(address, headers=ZIPPED)
        assert response.status_code == 200
        assert "Content-Encoding" not in response
        assert int(response["Content-Length"]) == len(response.getvalue())
    assert "max-age=604800" in client.get(image.file.url, headers=OPD)["Cache-Control"]
