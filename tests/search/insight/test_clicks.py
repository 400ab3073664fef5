"""Which result was opened: once for each link of a page of results, by a list that only we can write."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import signing
from django.core.cache import caches
from django.test import Client, override_settings
from django.utils import timezone

from search.insight import clicks
from search.insight.clicks import click_token
from search.models import QueryClick
from search.query import parse
from tests.factories.sites import site_tree
from tests.search.insight.test_recording import BROWSER
from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db

RESULTS = [("page", 11), ("document", 12), ("page", 13)]
Post = Callable[..., Any]


@pytest.fixture(autouse=True)
def sites(db: None) -> None:
    site_tree("dinkes")


@pytest.fixture
def post(client: Client) -> Post:
    def send(token: str, number: object, **headers: str) -> Any:
        usual = {"host": "dinkes.localhost", "user-agent": BROWSER, "sec-fetch-site": "same-origin"}
        return client.post("/cari/klik/", {"token": token, "n": number}, headers=usual | headers)

    return send


def token(text: str = "Puskesmas Pati", **values: Any) -> str:
    return click_token(parse(text), **{"locale": "id", "agency": "dinkes", "results": RESULTS} | values)


def test_an_opened_result_is_counted_with_its_place(post: Post) -> None:
    assert post(token(first=11), 1).status_code == 204
    click = QueryClick.objects.get()
    assert (click.text, click.agency_code, click.source_type, click.source_id) == (
        "puskesmas pati", "dinkes", "document", 12,
    )  # fmt: skip
    assert click.position == 12
    assert timezone.now() - click.clicked_at < timedelta(minutes=2)


def test_a_recommendation_stands_before_the_results(post: Post) -> None:
    sent = token(promoted=[("outside", 5)])
    post(sent, 0)
    post(sent, 1)
    assert list(QueryClick.objects.order_by("pk").values_list("source_type", "source_id", "position")) == [
        ("outside", 5, 0),
        ("page", 11, 1),
    ]


def test_neither_cookie_nor_identifier_is_given_or_taken(post: Post) -> None:
    response = post(token(), 0)
    assert not response.cookies
    assert response.headers.get("Location") is None
    assert {field.name for field in QueryClick._meta.get_fields()} == {
        "id", "clicked_at", "page_key", "locale", "agency_code", "text", "source_type", "source_id", "position",
    }  # fmt: skip
    # Two pages of results of one question have nothing in common but the question.
    assert token() != token()


def test_a_list_that_is_sent_again_counts_each_of_its_links_once(post: Post) -> None:
    sent = token()
    for number in (0, 0, 1, 0, 1):
        assert post(sent, number).status_code == 204
    assert QueryClick.objects.count() == 2
    with assert_max_queries(4, "a click that counted already: the host's look-up and one INSERT"):
        post(sent, 0)


@pytest.mark.parametrize("number", ["3", "-1", "x", "", "1.0", "²", "9999", "1 OR 1=1", "\x00"])
def test_a_number_that_the_list_does_not_have_is_refused(post: Post, number: str) -> None:
    assert post(token(), number).status_code == 400
    assert not QueryClick.objects.exists()


def test_a_list_that_is_not_ours_or_was_changed_is_refused(post: Post) -> None:
    good = token()
    forged = signing.dumps({"k": "k", "l": "id", "a": "", "t": "x", "s": [["page", 1, 1]]}, salt="another")
    for bad in ("", "x", good[:-1], "a" + good, good.replace(":", ".", 1), good + good, forged, "\x00", "é" * 5000):
        assert post(bad, 0).status_code == 400
    with override_settings(SECRET_KEY="stolen-elsewhere"):
        foreign = token()
    assert post(foreign, 0).status_code == 400
    assert not QueryClick.objects.exists()


def test_a_list_ends_after_an_hour(post: Post, monkeypatch: pytest.MonkeyPatch) -> None:
    sent = token()
    monkeypatch.setattr(clicks, "SECONDS", -1)
    assert post(sent, 0).status_code == 400


def test_another_site_and_a_program_count_nothing(post: Post) -> None:
    assert post(token(), 0, **{"sec-fetch-site": "cross-site"}).status_code == 403
    assert post(token(), 0, **{"user-agent": "curl/8.5.0"}).status_code == 204
    assert not QueryClick.objects.exists()


def test_a_page_cannot_be_asked_for_by_reading(client: Client) -> None:
    assert client.get("/cari/klik/", headers={"host": "dinkes.localhost"}).status_code == 405


def test_clicks_are_limited(post: Post, settings: Any) -> None:
    settings.RATELIMIT_ENABLE = True
    settings.RATE_LIMITS = settings.RATE_LIMITS | {"clicks": "2/h"}
    caches["limits"].clear()
    assert [post(token(), 0).status_code for _number in range(3)] == [204, 204, 429]


def test_where_nothing_may_be_kept_the_page_carries_no_list() -> None:
    assert token("3318012304900001") == ""
    assert token("puskesmas", results=[]) == ""
    assert token("??") == ""
    assert len(token()) < 400
    assert settings.SECRET_KEY not in token()
