"""Limits: who is counted, what is answered when it is too often, and that nobody loses what they typed."""

from urllib.parse import urlsplit

import pytest
from django.core import checks
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory, override_settings
from django.urls import reverse

from cms.errors import too_many_requests
from cms.safety.checks import limits_are_counted_together
from cms.safety.rate_limits import client_key, limited, seconds_to_wait
from home.models import WhoHandlesPage
from tests.factories.sites import home_of, portal, provisioned
from tests.factories.users import PASSWORD, UserFactory
from tests.support.html import assert_valid_html

pytestmark = pytest.mark.django_db
PORTAL = {"host": "localhost"}


@pytest.fixture(autouse=True)
def counting(settings):
    """Switch the limits on, low and counted from nothing."""
    settings.RATELIMIT_ENABLE = True
    # An hour, so that no window ends within a test.
    settings.RATE_LIMITS = dict.fromkeys(settings.RATE_LIMITS, "3/h")
    caches["limits"].clear()
    yield
    caches["limits"].clear()


def search(client, address="10.0.0.1", **headers):
    return client.get("/cari/?q=kartu+keluarga", headers=PORTAL | headers, REMOTE_ADDR=address)


def test_the_fourth_search_gets_a_page_that_keeps_the_words_and_says_when(client):
    portal()
    assert [search(client).status_code for _ in range(3)] == [200, 200, 200]
    refused = search(client)
    text = refused.content.decode()
    assert refused.status_code == 429
    assert 1 <= int(refused["Retry-After"]) <= 3600
    assert 'value="kartu keluarga"' in text
    assert 'action="/cari/"' in text
    assert f"Tunggu {refused['Retry-After']} detik" in text
    assert "no-store" in refused["Cache-Control"]
    assert not refused.cookies
    assert_valid_html(text)


def test_asking_the_directory_in_words_counts_with_the_search_and_browsing_it_does_not(client):
    path = urlsplit(WhoHandlesPage.objects.get(pk__in=home_of(portal()).get_children()).get_url()).path

    def ask(query):
        return client.get(f"{path}?{query}", headers=PORTAL, REMOTE_ADDR="10.0.0.1")

    assert [ask("q=akte").status_code, ask("q=jalan+rusak").status_code, search(client).status_code] == [200] * 3
    refused = ask("q=kartu+kuning")
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) >= 1
    # The words go back to where they were asked, not to the search of everything.
    assert f'action="{path}"' in refused.content.decode()
    assert 'value="kartu kuning"' in refused.content.decode()
    assert [ask("q=+").status_code, ask("susun=abjad").status_code] == [200, 200]


def test_others_search_on_and_a_header_makes_nobody_another(client, settings):
    portal()
    for _ in range(3):
        search(client)
    assert search(client, "10.0.0.2").status_code == 200
    settings.TRUSTED_PROXIES = 0
    assert search(client, **{"x-forwarded-for": "10.9.9.9"}).status_code == 429
    settings.TRUSTED_PROXIES = 1
    assert search(client, "10.0.0.1", **{"x-forwarded-for": "6.6.6.6, 10.9.9.9"}).status_code == 200


def test_behind_a_proxy_the_entry_that_it_wrote_counts(client, settings):
    portal()
    settings.TRUSTED_PROXIES = 1
    answers = [search(client, **{"x-forwarded-for": f"{n}.1.1.1, 10.9.9.9"}).status_code for n in range(1, 5)]
    assert answers == [200, 200, 200, 429]


def test_every_address_of_one_ipv6_household_is_one():
    keys = {
        client_key("search", RequestFactory().get("/", REMOTE_ADDR=address))
        for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9")
    }
    assert keys == {"2001:db8:1:2::"}
    assert client_key("search", RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:3::1")) not in keys


def test_each_limit_counts_by_itself(rf):
    request = rf.get("/")
    for _ in range(4):
        seconds_to_wait(request, "search")
    assert seconds_to_wait(request, "search") > 0
    assert seconds_to_wait(request, "feeds") == 0


def test_who_asks_for_json_gets_json(client):
    portal()
    for _ in range(3):
        search(client)
    refused = search(client, accept="application/json")
    assert refused.status_code == 429
    assert refused["Content-Type"] == "application/json"
    assert "Tunggu" in refused.json()["error"]


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_reset/"])
def test_every_login_door_is_held_whatever_name_is_tried(client, path):
    portal()
    users = [UserFactory() for _ in range(4)]
    answers = [
        client.post(path, {"username": user.username, "password": "salah", "email": user.email}, headers=PORTAL)
        for user in users
    ]
    assert [answer.status_code for answer in answers[:3]] != [429] * 3
    assert answers[3].status_code == 429
    assert "salah" not in answers[3].content.decode()
    # Reading the form costs nothing, and somebody else's address may still sign in.
    assert client.get(path, headers=PORTAL).status_code == 200
    data = {"username": users[0].username, "password": PASSWORD}
    assert client.post(reverse("wagtailadmin_login"), data, headers=PORTAL, REMOTE_ADDR="10.1.1.1").status_code == 302


@pytest.mark.parametrize(
    "path",
    ["/_util/authenticate_with_password/1/2/", "/dokumen/authenticate_with_password/1/"],
)
def test_passwords_of_pages_and_documents_cannot_be_guessed_at_will(client, path):
    provisioned("dinkes")
    answers = [client.post(path, {"password": str(n)}, headers={"host": "dinkes.localhost"}) for n in range(4)]
    assert [answer.status_code == 429 for answer in answers] == [False, False, False, True]


@pytest.mark.parametrize("path", ["/feeds/berita.rss", "/en/feeds/agenda.ics", "/sitemap.xml"])
def test_feeds_are_held_too(client, path):
    provisioned("dinkes")
    answers = [client.get(path, headers={"host": "dinkes.localhost"}).status_code for _ in range(4)]
    assert answers[3] == 429
    assert 429 not in answers[:3]


def test_a_form_gives_back_what_was_typed(rf):
    @limited("forms", methods=("POST",))
    def form(request):
        return HttpResponse("diterima")

    typed = {"nama": "Siti", "pesan": '</textarea><script>alert(1)</script>\n"kutipan"', "csrfmiddlewaretoken": "x"}
    for _ in range(3):
        assert form(rf.post("/saran/", typed)).content == b"diterima"
    assert form(rf.get("/saran/")).status_code == 200
    refused = form(rf.post("/saran/", typed)).content.decode()
    assert 'action="/saran/"' in refused
    assert '<textarea name="nama" hidden>Siti</textarea>' in refused
    assert "&lt;/textarea&gt;&lt;script&gt;" in refused
    assert_valid_html(refused)


@pytest.mark.parametrize("secret", ["password", "new_password1", "otp_token", "kata_sandi"])
def test_no_secret_is_ever_given_back(rf, secret):
    page = too_many_requests(rf.post("/x/", {"nama": "Siti", secret: "rahasia-sekali"}), 5).content.decode()
    assert "rahasia-sekali" not in page
    assert "Siti" not in page


def test_counters_do_not_share_room_with_what_fills_the_cache(settings):
    assert settings.CACHES["limits"]["LOCATION"] != settings.CACHES["default"].get("LOCATION", "")
    assert settings.RATELIMIT_USE_CACHE == "limits"


def test_a_deployment_learns_that_its_processes_count_apart(settings):
    settings.SINGLE_PROCESS = False
    assert [found.id for found in limits_are_counted_together(None)] == ["cms.W010"]
    settings.SINGLE_PROCESS = True
    assert limits_are_counted_together(None) == []
    settings.SINGLE_PROCESS = False
    redis = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://localhost"}
    with override_settings(CACHES={"default": redis, "limits": redis}):
        assert limits_are_counted_together(None) == []
    assert limits_are_counted_together in checks.registry.registry.get_checks(include_deployment_checks=True)
