"""Cookies belong to one host, travel encrypted and end; signing in changes them."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from tests.factories.sites import portal, provisioned
from tests.factories.users import PASSWORD, UserFactory
from tests.settings.test_production import COMPLETE

PORTAL = {"host": "localhost"}
# Asks the production site in a process of its own: its settings are read once, at start-up.
ASK = """
import json, os, django
django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("migrate", verbosity=0)
from django.test import Client
from opd.models import Agency
from opd.models.agency import AgencyKind
from opd.provisioning.services import provision
from opd.registry.services import register_agency
provision(agency=register_agency(code="portal", kind=AgencyKind.PORTAL, name="Pati", abbreviation="Pati", label=""))
host = settings.BASE_DOMAIN
def ask(path, **extra):
    # As it comes from the proxy.
    extra = {"HTTP_HOST": host, "HTTP_X_FORWARDED_PROTO": "https", "HTTP_X_FORWARDED_FOR": "10.0.0.1"} | extra
    response = Client().get(path, **extra)
    cookies = {name: dict(morsel.items()) for name, morsel in response.cookies.items()}
    return {"status": response.status_code, "headers": dict(response.headers), "cookies": cookies}
names = "SESSION CSRF LANGUAGE".split()
print("ANSWER" + json.dumps({
    "page": ask("/"), "login": ask("/admin/login/"), "strange": ask("/", HTTP_HOST="evil.example"),
    "missing": ask("/tidak-ada/"), "plain": ask("/", HTTP_X_FORWARDED_PROTO="http"),
    "names": [getattr(settings, f"{name}_COOKIE_NAME") for name in names],
    "domains": [getattr(settings, f"{name}_COOKIE_DOMAIN") for name in names],
    "secure": [getattr(settings, f"{name}_COOKIE_SECURE") for name in names],
    "paths": [getattr(settings, f"{name}_COOKIE_PATH") for name in names],
    "age": settings.SESSION_COOKIE_AGE, "with_browser": settings.SESSION_EXPIRE_AT_BROWSER_CLOSE,
    "trusted": settings.CSRF_TRUSTED_ORIGINS, "forwarded_host": settings.USE_X_FORWARDED_HOST,
    "messages": settings.MESSAGE_STORAGE, "debug": settings.DEBUG,
}))
"""


@pytest.fixture(scope="module")
def production(tmp_path_factory, django_db_setup, django_db_blocker):
    folder = tmp_path_factory.mktemp("produksi")
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            # Migrated as it would migrate itself, which takes half a minute.
            connection.ensure_connection()
            with closing(sqlite3.connect(folder / "db.sqlite3")) as copy:
                connection.connection.backup(copy)
    own = {name: value for name, value in os.environ.items() if name not in COMPLETE}
    environment = COMPLETE | {
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "DATA": str(folder),
        "STATIC_ROOT": str(folder / "static"),
        "LOG_LEVEL": "CRITICAL",
        "CACHE_URL": "locmemcache://",
    }
    collect = "import django; django.setup(); from django.core.management import call_command as c; c('collectstatic', "
    script = collect + "verbosity=0, interactive=False)\n" + ASK
    answer = subprocess.run(
        [sys.executable, "-c", script],
        env=own | environment | {"DJANGO_SETTINGS_MODULE": "settings.production"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    found = [line for line in answer.stdout.splitlines() if line.startswith("ANSWER")]
    assert found, answer.stderr[-2000:]
    return json.loads(found[0].removeprefix("ANSWER"))


def test_every_cookie_of_production_is_host_only_and_secure(production):
    assert production["names"] == ["__Host-session", "__Host-csrf", "__Host-language"]
    assert production["domains"] == [None, None, None]
    assert production["paths"] == ["/", "/", "/"]
    assert production["secure"] == [True, True, True]
    assert production["messages"].endswith("SessionStorage")
    cookies = production["login"]["cookies"]
    assert set(cookies) == {"__Host-csrf"}
    for morsel in cookies.values():
        assert morsel["secure"]
        assert morsel["httponly"]
        assert morsel["path"] == "/"
        assert not morsel["domain"]
        assert morsel["samesite"] == "Lax"


def test_a_login_ends_with_the_browser_or_the_working_day(production):
    assert production["with_browser"] is True
    assert production["age"] == 12 * 60 * 60


def test_production_trusts_no_other_origin_and_no_forwarded_host(production):
    assert production["trusted"] == []
    assert production["forwarded_host"] is False
    assert production["debug"] is False


def test_every_answer_of_production_asks_for_encryption(production):
    for name, status in (("page", 200), ("login", 200), ("strange", 404), ("missing", 404)):
        answer = production[name]
        headers = {key.lower(): value for key, value in answer["headers"].items()}
        assert answer["status"] == status, name
        assert headers["strict-transport-security"] == "max-age=31536000; includeSubDomains; preload", name
        assert "upgrade-insecure-requests" in headers["content-security-policy"], name
        assert headers["x-content-type-options"] == "nosniff", name
    assert production["plain"]["status"] == 301
    assert production["plain"]["headers"]["Location"] == "https://patikab.example/"


def test_anonymous_readers_of_production_get_no_cookie(production):
    assert production["page"]["cookies"] == {}
    assert production["missing"]["cookies"] == {}


@pytest.mark.django_db
def test_signing_in_changes_session_and_token_and_signing_out_ends_it():
    portal()
    user = UserFactory(groups=[provisioned("dinkes").operators])
    client = Client(headers=PORTAL)
    planted = client.session
    planted["gift"] = "planted"
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    client.get("/admin/login/")
    token_before = client.cookies["csrftoken"].value
    client.post(reverse("wagtailadmin_login"), {"username": user.username, "password": PASSWORD})
    key = client.cookies["sessionid"].value
    assert key != planted.session_key
    assert client.cookies["csrftoken"].value != token_before
    assert client.get("/admin/account/").status_code == 200
    # Without "remember me" the cookie ends with the browser.
    assert client.cookies["sessionid"]["max-age"] == ""
    stranger = Client(headers=PORTAL)
    stranger.cookies["sessionid"] = planted.session_key
    assert stranger.get("/admin/account/").status_code == 302
    client.post("/admin/logout/")
    stranger.cookies["sessionid"] = key
    assert stranger.get("/admin/account/").status_code == 302


@pytest.mark.django_db
def test_the_session_of_the_admin_is_of_no_use_on_an_opd_s_host():
    portal()
    user = UserFactory(groups=[provisioned("dinkes").operators])
    client = Client(headers=PORTAL)
    client.post(reverse("wagtailadmin_login"), {"username": user.username, "password": PASSWORD})
    assert client.cookies["sessionid"]["domain"] == ""
    assert client.get("/admin/", headers={"host": "dinkes.localhost"}).status_code == 404
