"""Who gets a file while it is private, where its old addresses lead, and pieces of it."""

from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.models import PageViewRestriction

from cms.publishing.four_eyes import system_publication
from media_pipeline.models import Image, Video
from media_pipeline.settling import settle
from media_pipeline.storage.names import bare
from opd.models import NewsPage
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned
from tests.factories.users import operator_of
from tests.media.doors import HOST, House, body_with, make_house
from tests.publishing.drafts import draft_news
from tests.story.people import client_of
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def house() -> House:
    return make_house()


def get(address: str, client: Client | None = None, host: str = HOST, **headers: str) -> Any:
    response = (client or Client()).get(address, headers={"host": host, **headers})
    response.body = b"".join(response)
    return response


def private(item: Any) -> str:
    return "/berkas/" + bare(type(item).objects.get(pk=item.pk).file.name)


def public(item: Any) -> str:
    return "/media/" + bare(type(item).objects.get(pk=item.pk).file.name)


def test_a_draft_s_picture_is_for_the_people_of_its_opd_at_the_portal(house: House) -> None:
    image = house.private["image"]
    draft_news(house.agency, house.people["operator"], image=image, body=body_with(house.private))
    for address in (private(image), private(image.renditions.first())):
        for host in (HOST, "localhost"):
            assert get(address, host=host).status_code == 404
            assert get(address.replace("/berkas/", "/media/"), host=host).status_code == 404
        for who in ("operator", "editor", "diskominfo", "superuser"):
            response = get(address, client_of(house.people[who]), "localhost")
            assert response.status_code == 200, who
            assert response["Cache-Control"] in {"private, no-store", "no-store, private"}
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["Content-Type"] == "image/jpeg" or address.endswith((".avif", ".webp", ".png"))
            assert "sandbox" in response["Content-Security-Policy"]
        stranger = client_of(operator_of(provisioned("disdukcapil")))
        assert get(address, stranger, "localhost").status_code == 404
        # Other hosts have no admin, and no session either.
        assert get(address, client_of(house.people["operator"])).status_code == 404


def test_between_publishing_and_the_move_a_page_shows_its_pictures(house: House) -> None:
    image = house.private["image"]
    page = NewsPageFactory(agency=house.agency, image=image, body=body_with(house.private))
    html = get(page.url if page.url.startswith("/") else "/" + page.full_url.split("/", 3)[3]).body.decode()
    assert private(image.renditions.first()).rsplit("/", 1)[0] in html
    kept = private(image)
    assert get(kept).status_code == 200
    settle(Image, [image.pk])
    moved = get(kept)
    assert (moved.status_code, moved["Location"]) == (302, public(image))
    assert "no-store" in moved["Cache-Control"]
    shown = get(moved["Location"])
    assert (shown.status_code, shown["Cache-Control"]) == (200, "public, max-age=604800")


def test_a_page_s_password_opens_its_pictures_too(house: House) -> None:
    PageViewRestriction.objects.create(page=house.page, restriction_type="password", password="rahasia")
    image = house.public["image"]
    settle(Image, [image.pk])
    reader = Client()
    assert get(private(image), reader).status_code == 404
    restriction = PageViewRestriction.objects.get(page=house.page)
    address = f"/_util/authenticate_with_password/{restriction.pk}/{house.page.pk}/"
    given = reader.post(address, {"password": "rahasia", "return_url": "/"}, headers={"host": HOST})
    assert given.status_code == 302
    assert get(private(image), reader).status_code == 200
    assert get(private(image)).status_code == 404


def test_the_old_public_address_says_that_it_is_gone(house: House) -> None:
    with system_publication():
        NewsPage.objects.get(pk=house.page.pk).unpublish()
    for kind in ("image", "video"):
        item = house.public[kind]
        settle(type(item), [item.pk])
        assert get(public(item)).status_code == 410
        assert get(private(item)).status_code == 404
    assert get("/media/images/tidak-ada.jpg").status_code == 404


def test_infected_files_are_nobody_s(house: House) -> None:
    image = house.private["image"]
    Image._base_manager.filter(pk=image.pk).update(scan="infected")
    assert get(private(image), client_of(house.people["superuser"]), "localhost").status_code == 404
    document = house.private["document"]
    type(document)._base_manager.filter(pk=document.pk).update(scan="infected")
    assert get(document.url, client_of(house.people["superuser"]), "localhost").status_code == 404


def test_no_document_is_handed_out_past_its_own_address(house: House) -> None:
    document = house.public["document"]
    assert get(public(document)).status_code == 404
    assert get(private(document))["Location"] == document.url
    assert get(document.url).status_code == 200


@pytest.mark.parametrize("side", ["public", "private"])
def test_a_player_gets_the_pieces_it_asks_for(house: House, side: str) -> None:
    video = getattr(house, side)["video"]
    client, host = (Client(), HOST) if side == "public" else (client_of(house.people["operator"]), "localhost")
    address = public(video) if side == "public" else private(video)
    whole = default_storage.open(Video.objects.get(pk=video.pk).file.name).read()
    piece = get(address, client, host, range="bytes=4-7")
    assert (piece.status_code, piece.body) == (206, whole[4:8])
    assert piece["Content-Range"] == f"bytes 4-7/{len(whole)}"
    assert get(address, client, host, range="bytes=99999-").status_code == 416
    head = client.head(address, headers={"host": host})
    assert (head.status_code, head["Content-Length"], head["Accept-Ranges"]) == (200, str(len(whole)), "bytes")
    assert client.post(address, headers={"host": host}).status_code in {403, 405}


@pytest.mark.parametrize("name", ["", "images/../../db.sqlite3", "%00", "images/" + "a" * 3000, "privat/images/x.jpg"])
def test_crafted_names_find_nothing(house: House, name: str) -> None:
    for place in ("/berkas/", "/media/"):
        assert get(place + name).status_code in {400, 404}


def test_asking_costs_few_queries_however_many_pages_use_a_picture(house: House) -> None:
    for _number in range(4):
        NewsPageFactory(agency=house.agency, image=house.private["image"])
    address = private(house.private["image"])
    get(address)
    warm_project_caches()
    # One finds the host; the others: the holder, its picture, what restricts pages and its collection, the pages.
    with assert_max_queries(7, "berkas"):
        assert get(address).status_code == 200
