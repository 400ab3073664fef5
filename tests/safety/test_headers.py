"""Every answer carries the safety headers: pages, files, errors, refusals and redirects, on every host."""

import re

import pytest
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from cms.tenancy.hosts import label_of
from media_pipeline.models import Image
from media_pipeline.settling import settle
from opd.models import Host
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import portal, provisioned, site_tree
from tests.factories.users import editor_of, operator_of, superuser
from tests.pages.samples import page_types, sample_site
from tests.publishing.drafts import draft_news
from tests.story.people import client_of

pytestmark = pytest.mark.django_db
OPD = {"host": "dinkes.localhost"}
PORTAL = {"host": "localhost"}


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield sample_site()
        transaction.set_rollback(True)


def policy_of(response):
    return {part.split()[0]: part.split()[1:] for part in response["Content-Security-Policy"].split("; ")}


def assert_headers(response):
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] in {"same-origin", "cross-origin"}
    assert "camera=()" in response["Permissions-Policy"]
    assert "X-Powered-By" not in response
    assert "Server" not in response


def assert_strict(response):
    """The citizens' policy: everything from the own host, nothing inline, no eval."""
    assert_headers(response)
    policy = policy_of(response)
    text = response["Content-Security-Policy"]
    assert "unsafe" not in text
    assert "nonce" not in text
    assert "*" not in text
    assert policy["default-src"] == ["'none'"]
    assert policy["object-src"] == ["'none'"]
    assert policy["base-uri"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == ["'self'"]
    assert policy["frame-ancestors"] == ["'self'"]


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_every_page_type_has_the_strict_policy_lies_in_caches_and_sets_no_cookie(model, made_once, client):
    page = made_once[model]
    host, path = page.full_url.split("//", 1)[1].split("/", 1)
    response = client.get(f"/{path}", headers={"host": host})
    assert response.status_code == 200
    assert_strict(response)
    assert "no-store" not in response.get("Cache-Control", "")
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    html = response.content.decode()
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", html), "an inline handler"
    assert not re.search(r"<[^>]+\sstyle\s*=", html), "an inline style"
    assert not re.search(r"<style", html)


@pytest.mark.parametrize("model", page_types(), ids=lambda model: model.__name__)
def test_every_preview_has_the_strict_policy_and_lies_in_no_cache(model, made_once, client):
    page = model.objects.get(pk=made_once[model].pk)
    client.force_login(superuser())
    client.defaults["HTTP_HOST"] = "localhost"
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    data = querydict_from_html(edit.content.decode(), form_id="page-edit-form")
    for field in model._meta.fields:
        if field.get_internal_type() == "JSONField" and hasattr(field, "stream_block"):
            data[f"{field.name}-count"] = "0"
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client.post(address, data)
    response = client.get(address)
    assert response.status_code == 200
    assert_strict(response)
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/cari/?q=kartu", 200),
        ("/feeds/berita.rss", 200),
        ("/feeds/berita.atom", 200),
        ("/feeds/agenda.ics", 200),
        ("/sitemap.xml", 200),
        ("/robots.txt", 200),
        ("/tidak-ada/", 404),
        ("/berita", 301),
        ("/static/cms/css/site.bundle.css", 200),
        ("/static/tidak-ada.css", 404),
        ("/media/images/tidak-ada.jpg", 404),
        ("/media/images/../../db.sqlite3", 400),
        ("/dokumen/999/x.pdf", 404),
    ],
)
def test_everything_else_that_citizens_get_has_it_too(client, path, status):
    provisioned("dinkes")
    response = client.get(path, headers=OPD)
    assert response.status_code == status
    assert_strict(response)
    assert "no-store" not in response.get("Cache-Control", "")


def test_refusals_before_any_page_have_it_too(client, settings):
    agency = provisioned("bappeda")
    assert_strict(client.get("/", headers={"host": "evil.example"}))
    Host.objects.filter(agency=agency).update(is_current=False)
    Host.objects.create(agency=agency, label="bapperida")
    moved = client.get("/berita/", headers={"host": "bappeda.localhost"})
    assert moved.status_code == 301
    assert_strict(moved)
    settings.SECURE_SSL_REDIRECT = True
    # The middleware read its settings at start-up: a client of its own starts it again.
    secured = type(client)().get("/", headers={"host": "bapperida.localhost"})
    assert secured.status_code == 301
    assert secured["Location"] == "https://bapperida.localhost/"
    assert_strict(secured)


def test_a_secure_answer_carries_hsts_even_from_a_strange_host(client, settings):
    provisioned("dinkes")
    settings.SECURE_HSTS_SECONDS = 3600
    for host, status in (("dinkes.localhost", 200), ("evil.example", 404)):
        response = type(client)().get("/", headers={"host": host}, secure=True)
        assert response.status_code == status
        assert response["Strict-Transport-Security"].startswith("max-age=3600")


def test_files_of_people_are_data_and_never_pages(client, settings):
    agency = provisioned("dinkes")
    document, image = DocumentFactory(collection=agency.collection), ImageFactory(collection=agency.collection)
    body = [("documents", {"title": "", "documents": [{"document": document, "title": ""}]})]
    NewsPageFactory(agency=agency, image=image, body=body)
    # Before the files are moved, and afterwards.
    addresses = [(document.url, "same-origin", False), (image.file.url, "same-origin", False)]
    addresses.append(("/media/" + image.file.url.removeprefix("/berkas/"), "cross-origin", True))
    for address, sharing, moved in addresses:
        if moved:
            settle(Image, [image.pk])
        response = client.get(address, headers=OPD)
        response.getvalue()
        assert response.status_code == 200
        assert_headers(response)
        policy = policy_of(response)
        assert policy["default-src"] == ["'none'"]
        assert "sandbox" in policy
        assert response["Cross-Origin-Resource-Policy"] == sharing


@pytest.mark.parametrize("path", ["/admin/login/", "/admin/password_reset/", "/admin/", "/admin/sprite/", "/admin/x/"])
def test_the_admin_s_doors_bear_no_inline_script_and_lie_in_no_cache(client, path):
    portal()
    response = client.get(path, headers=PORTAL)
    assert_headers(response)
    assert response["Cache-Control"] == "no-store, private"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert policy_of(response)["script-src"] == ["'self'"]
    assert "script-src-elem" not in policy_of(response)


def test_the_admin_allows_neither_inline_scripts_nor_eval(client):
    dinkes = site_tree("dinkes")["dinkes"]
    page = draft_news(dinkes, operator_of(dinkes))
    desk = client_of(editor_of(dinkes))
    for path in ("/admin/", f"/admin/pages/{page.pk}/edit/", "/admin/images/", "/admin/account/"):
        response = desk.get(path)
        assert response.status_code == 200
        policy = policy_of(response)
        assert policy["script-src"] == ["'self'"]
        assert not {"script-src-elem", "script-src-attr"} & set(policy)
        assert policy["style-src"] == ["'self'"]
        assert policy["style-src-elem"] == ["'self'", "'unsafe-inline'"]
        assert response["Cache-Control"] == "no-store, private"
        # An inline script that is printed all the same would be a screen that does not work.
        for attributes, body in re.findall(r"<script([^>]*)>(.*?)</script>", response.content.decode(), re.DOTALL):
            assert "src=" in attributes or "json" in attributes or "template" in attributes, (path, body[:80])


def test_who_carries_a_session_gets_nothing_that_a_shared_cache_may_keep(client):
    dinkes = site_tree("dinkes")["dinkes"]
    desk = client_of(operator_of(dinkes))
    assert desk.get("/")["Cache-Control"] == "no-store, private"
    assert label_of("localhost") == ""
    assert "no-store" not in client.get("/", headers=PORTAL).get("Cache-Control", "")


def test_no_setting_turns_the_debugger_on():
    assert settings.DEBUG is False
