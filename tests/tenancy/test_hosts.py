"""Which hosts answer, with what, and in every process at once."""

import pytest
from django.core.cache import cache
from django.test import override_settings
from wagtail.models import Site

from cms.models import RoutingVersion
from cms.tenancy.hosts import label_of, root_address
from opd.models import Host
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import home_of, portal, provisioned

pytestmark = [pytest.mark.django_db, pytest.mark.contract]


def ask(client, host, path="/"):
    return client.get(path, headers={"host": host})


@pytest.mark.parametrize(
    "host",
    ["lain.localhost", "localhost.evil.example", "evil.example", "127.0.0.1", "dinkes.localhost.evil", "[::1]", ""],
)
def test_a_host_that_the_registry_does_not_know_gets_a_plain_404(client, host):
    provisioned("dinkes")
    portal()
    response = ask(client, host)
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/plain")


def test_no_site_is_the_default(client):
    provisioned("dinkes")
    assert not Site.objects.filter(is_default_site=True).exists()


def test_an_agency_without_a_site_does_not_answer_and_does_as_soon_as_it_has_one(client):
    assert ask(client, "dinkes.localhost").status_code == 404
    provisioned("dinkes")
    assert ask(client, "dinkes.localhost:8000").status_code == 200
    assert ask(client, "DINKES.localhost.").status_code == 200


def test_the_admin_answers_on_the_portal_alone(client):
    portal()
    provisioned("dinkes")
    for path in ("/admin/", "/admin/login/", "/admin/pages/", "/admin/api/main/images/"):
        assert ask(client, "dinkes.localhost", path).status_code == 404, path
        assert ask(client, "localhost", path).status_code in {200, 302}, path


def test_a_former_host_leads_to_the_same_path_in_one_hop_for_ever(client):
    agency = provisioned("bappeda")
    Host.objects.filter(agency=agency).update(is_current=False)
    Host.objects.create(agency=agency, label="bapperida")
    response = ask(client, "bappeda.localhost", "/berita/?bulan=2017-05&q=a%26b")
    assert response.status_code == 301
    assert response["Location"] == "http://bapperida.localhost:8000/berita/?bulan=2017-05&q=a%26b"
    assert ask(client, "bapperida.localhost", "/berita/").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/x", "///evil.example", "/\\evil.example"])
def test_a_former_host_is_no_open_redirect(client, path):
    agency = provisioned("bappeda")
    Host.objects.filter(agency=agency).update(is_current=False)
    Host.objects.create(agency=agency, label="bapperida")
    response = client.get("/", headers={"host": "bappeda.localhost"}, PATH_INFO=path)
    assert response["Location"].startswith("http://bapperida.localhost:8000/")


def test_addresses_follow_the_environment_not_the_row(client):
    home = home_of(provisioned("dinkes"))
    assert home.full_url == "http://dinkes.localhost:8000/"
    with override_settings(PUBLIC_PORT=443, PUBLIC_SCHEME="https", BASE_DOMAIN="patikab.go.id"):
        cache.clear()
        assert root_address("dinkes") == "https://dinkes.patikab.go.id"
        assert type(home).objects.get(pk=home.pk).full_url == "https://dinkes.patikab.go.id/"
        assert label_of("dinkes.patikab.go.id") == "dinkes"
        assert label_of("dinkes.localhost") is None
    cache.clear()


def test_another_process_learns_of_a_new_site_although_its_own_cache_is_warm(client):
    portal()
    assert ask(client, "localhost").status_code == 200
    warm = RoutingVersion.current()
    agency = provisioned("dinkes")
    assert RoutingVersion.current() > warm
    # The cache of this process still holds the list from before under the old version, as another process's would.
    page = NewsPageFactory(agency=agency)
    assert page.title in ask(client, "localhost").content.decode()
    assert page.full_url in ask(client, "localhost", "/berita/").content.decode()


def test_an_opd_page_answers_on_its_own_host_only(client):
    portal()
    page = NewsPageFactory(agency=provisioned("dinkes"))
    path = "/" + page.full_url.split("/", 3)[3]
    assert ask(client, "dinkes.localhost", path).status_code == 200
    assert ask(client, "localhost", path).status_code == 404
    assert ask(client, "localhost", f"/opd/dinkes{path}").status_code == 404
