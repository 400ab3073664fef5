"""A document is public while a public page uses it; before that it is nowhere, afterwards it says that it is gone."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.models import CollectionViewRestriction, PageViewRestriction

from cms.archive.media import archive_media
from opd.models import NewsIndexPage, NewsPage
from tests.factories.media import DocumentFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned, section_of
from tests.factories.users import operator_of
from tests.media.doors import HOST, House, body_with, make_house
from tests.publishing.drafts import draft_news
from tests.story.people import client_of
from tests.support.html import assert_valid_html
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


@pytest.fixture
def house() -> House:
    return make_house()


def citizen(document: Any, host: str = HOST) -> Any:
    response = Client().get(document.url, headers={"host": host})
    # Read to its end, so that the request is over and its host's addresses are no longer this thread's.
    response.body = b"".join(response)
    return response


def test_what_a_public_page_uses_is_handed_out_on_every_host(house: House) -> None:
    for host in (HOST, "localhost"):
        assert citizen(house.public["document"], host).status_code == 200


def test_what_only_a_draft_uses_is_nowhere(house: House) -> None:
    operator = house.people["operator"]
    draft_news(house.agency, operator, body=body_with(house.private))
    assert citizen(house.private["document"]).status_code == 404
    assert citizen(house.private["document"], "localhost").status_code == 404


def test_the_people_of_its_opd_get_it_at_the_portal(house: House) -> None:
    document = house.private["document"]
    for who in ("operator", "editor", "diskominfo", "superuser"):
        assert client_of(house.people[who]).get(document.url).status_code == 200, who
    stranger = client_of(operator_of(provisioned("disdukcapil")))
    assert stranger.get(document.url).status_code == 404
    # Other hosts have no admin, and no session either.
    elsewhere = client_of(house.people["operator"]).get(document.url, headers={"host": HOST})
    assert (elsewhere.status_code, b"".join(elsewhere)[:9]) == (404, b"<!doctype")


def test_it_is_public_at_once_when_its_page_is_approved_with_no_worker_running(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django_tasks import task_backends
    from django_tasks.backends.dummy import DummyBackend

    monkeypatch.setattr(task_backends._connections, "default", DummyBackend("default", {"QUEUES": []}), raising=False)
    page = draft_news(house.agency, house.people["operator"], body=body_with(house.private))
    page.get_latest_revision().publish(user=house.people["editor"])
    assert citizen(house.private["document"]).status_code == 200


def test_off_line_and_archived_it_answers_410_in_the_site_s_frame(house: House) -> None:
    NewsPage.objects.get(pk=house.page.pk).unpublish()
    for _when in ("off line", "archived"):
        response = citizen(house.public["document"])
        assert response.status_code == 410
        assert "Dokumen sudah ditarik" in response.body.decode()
        assert house.public["document"].title not in response.body.decode()
        assert_valid_html(response.body)
        if _when == "off line":
            archive_media(item=house.public["document"], actor=house.people["operator"], reason="Lama")


def test_a_restricted_page_makes_nothing_public(house: House) -> None:
    restriction = PageViewRestriction.objects.create(
        page=section_of(house.agency, NewsIndexPage), restriction_type=PageViewRestriction.LOGIN
    )
    assert citizen(house.public["document"]).status_code == 410
    restriction.delete()
    assert citizen(house.public["document"]).status_code == 200


def test_a_collection_s_own_restriction_holds_beside_it(house: House) -> None:
    CollectionViewRestriction.objects.create(
        collection=house.agency.collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert citizen(house.public["document"]).status_code == 302


@pytest.mark.parametrize(
    ("name", "content", "disposition"),
    [
        ("a.pdf", b"%PDF-1.4\n", "inline"),
        ("a.csv", b"<script>alert(1)</script>", "attachment"),
        ("a.txt", b"<script>alert(1)</script>", "attachment"),
        ("a.zip", b"PK", "attachment"),
    ],
)
def test_nothing_is_shown_in_place_but_a_pdf_and_no_browser_guesses(
    house: House, name: str, content: bytes, disposition: str
) -> None:
    document = DocumentFactory(collection=house.agency.collection, file=ContentFile(content, name=name))
    NewsPageFactory(agency=house.agency, body=body_with(house.private | {"document": document}))
    response = citizen(document)
    assert response.status_code == 200
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].count("default-src 'none'") == 1
    assert response["Content-Type"] != "text/html"
    assert response.get("Content-Disposition", "inline").startswith(disposition)


def test_a_download_costs_few_queries_however_many_pages_use_it(house: House) -> None:
    for _number in range(5):
        NewsPageFactory(agency=house.agency, body=body_with(house.public))
    citizen(house.public["document"])
    warm_project_caches()
    # One finds the host, as for every request; four are the download's own.
    with assert_max_queries(5, "unduhan"):
        assert citizen(house.public["document"]).status_code == 200
