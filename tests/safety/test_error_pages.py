"""Broken and hostile requests get a page in Indonesian that says what to do and nothing of the inside."""

import re

import pytest
from django.test import Client
from django.urls import path as url_path

from settings import urls_public
from tests.factories.sites import portal, provisioned, site_tree
from tests.factories.users import UserFactory, operator_of
from tests.story.people import client_of
from tests.support.html import assert_valid_html

pytestmark = pytest.mark.django_db
OPD = {"host": "dinkes.localhost"}
PORTAL = {"host": "localhost"}
LEAKS = re.compile(
    r"Traceback|File \"|/work/|/home/|site-packages|settings\.|DJANGO|django|wagtail\.|SECRET|sqlite|Exception|Error|"
    r"Python|\d+\.\d+\.\d+\.\d+|Bad Request|Not Found|Forbidden|CSRF"
)


def explode(request):
    raise RuntimeError("rahasia-di-dalam")


class ExplodingUrls:
    """The public addresses and one that fails."""

    urlpatterns = [url_path("meledak/", explode), *urls_public.urlpatterns]
    handler400, handler403 = urls_public.handler400, urls_public.handler403
    handler404, handler500 = urls_public.handler404, urls_public.handler500


def assert_tells_nothing(response, status):
    assert response.status_code == status
    text = response.content.decode()
    visible = re.sub(r"<[^>]+>", " ", text)
    assert not LEAKS.search(visible), LEAKS.search(visible)
    assert "rahasia-di-dalam" not in text


def assert_page(response, status):
    assert_tells_nothing(response, status)
    html = response.content.decode()
    assert '<html lang="id"' in html
    assert "site.bundle.css" in html
    assert "noindex" in html
    assert_valid_html(html)


@pytest.mark.parametrize(
    "path",
    [
        "/tidak-ada/",
        "/a%00b/",
        "/%ff%fe/",
        "/..%2f..%2fetc/passwd",
        "/berita/" + "a" * 5000 + "/",
        "/dokumen/1/x.pdf",
        "/.env",
        "/.git/config",
        "/admin/",
        "/?\x00",
    ],
)
def test_what_is_not_there_wears_the_frame_of_the_site(client, path):
    provisioned("dinkes")
    response = client.get(path, headers=OPD)
    if path == "/?\x00":
        assert response.status_code == 200
        return
    assert_page(response, 404)
    assert "Dinas Kesehatan" in response.content.decode()


@pytest.mark.parametrize("host", ["dinkes.localhost:abc", "dinkes.localhost:80@evil.example"])
def test_a_broken_host_is_refused_in_a_page(client, host):
    provisioned("dinkes")
    response = client.get("/", headers={"host": host})
    assert_page(response, 400)
    assert "Dinas Kesehatan" in response.content.decode()


def test_a_path_that_climbs_out_is_refused_in_a_page(client):
    provisioned("dinkes")
    assert_page(client.get("/media/images/../../db.sqlite3", headers=OPD), 400)


def test_a_stale_form_says_how_to_keep_what_was_typed():
    portal()
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/admin/login/", {"username": "a", "password": "rahasia-di-dalam"}, headers=PORTAL)
    assert_page(response, 403)
    assert "Yang Anda ketik belum hilang" in response.content.decode()
    assert "Ke ruang kerja" in response.content.decode()


def test_a_form_from_another_site_is_refused():
    portal()
    strict = Client(enforce_csrf_checks=True)
    strict.get("/admin/login/", headers=PORTAL)
    token = strict.cookies["csrftoken"].value
    data = {"username": "a", "password": "b", "csrfmiddlewaretoken": token}
    for origin in ("http://dinkes.localhost", "https://evil.example", "null"):
        assert strict.post("/admin/login/", data, headers=PORTAL | {"origin": origin}).status_code == 403
    assert strict.post("/admin/login/", data, headers=PORTAL | {"origin": "http://localhost"}).status_code == 200


@pytest.mark.parametrize("method", ["put", "delete", "patch", "trace"])
def test_unknown_methods_are_refused(client, method):
    provisioned("dinkes")
    for path in ("/", "/berita/", "/cari/", "/feeds/berita.rss"):
        response = getattr(client, method)(path, headers=OPD)
        assert_tells_nothing(response, 405)


def test_what_is_too_large_is_called_so(client, settings):
    portal()
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    response = client.post("/admin/login/", {"username": "a" * 2000}, headers=PORTAL, content_type="text/plain")
    assert response.status_code in {200, 413}
    body = "username=" + "a" * 2000
    large = client.post("/admin/login/", body, headers=PORTAL, content_type="application/x-www-form-urlencoded")
    assert_page(large, 413)
    assert "terlalu besar" in large.content.decode()
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    many = "&".join(f"a{n}=1" for n in range(50))
    assert_page(
        client.post("/admin/login/", many, headers=PORTAL, content_type="application/x-www-form-urlencoded"), 413
    )


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"xx"),
        ("multipart/form-data; boundary=" + "a" * 300, b"xx"),
        ("multipart/form-data; boundary=a", b'--a\r\nContent-Disposition: form-data; name="x"\r\n'),
        ("application/x-www-form-urlencoded; charset=utf-7", b"a=%ff%fe"),
        ("application/json", b"{"),
    ],
)
def test_a_malformed_body_is_no_server_error(client, kind, body):
    portal()
    response = client.post("/admin/login/", body, headers=PORTAL, content_type=kind)
    assert response.status_code in {200, 400}
    if response.status_code == 400:
        assert_page(response, 400)


def test_a_failure_shows_the_page_that_needs_nothing(settings):
    provisioned("dinkes")
    settings.PUBLIC_URLCONF = ExplodingUrls
    client = Client(raise_request_exception=False)
    response = client.get("/meledak/", headers=OPD)
    assert_page(response, 500)
    assert response["Content-Security-Policy"]


def test_the_admin_s_own_errors_tell_nothing_either():
    dinkes = site_tree("dinkes", "disdukcapil")
    desk = client_of(operator_of(dinkes["dinkes"]))
    for path in ("/admin/tidak-ada/", "/admin/pages/999999/edit/", "/admin/images/999999/"):
        assert_tells_nothing(desk.get(path), 404)
    strict = Client(enforce_csrf_checks=True, headers=PORTAL)
    strict.force_login(UserFactory(groups=[dinkes["dinkes"].operators]))
    assert_page(strict.post("/admin/account/", {}), 403)


def test_json_is_answered_with_json():
    portal()
    response = Client(enforce_csrf_checks=True).post("/admin/login/", headers=PORTAL | {"accept": "application/json"})
    assert response.status_code == 403
    assert set(response.json()) == {"error"}


def test_engines_are_kept_out_of_the_admin_and_the_search(client):
    portal()
    text = client.get("/robots.txt", headers=PORTAL).content.decode()
    assert "Disallow: /admin/" in text
    assert "Disallow: /cari/" in text
