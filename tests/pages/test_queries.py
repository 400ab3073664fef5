"""A page asks the database a bounded number of times, however many items, agencies and sites there are."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.models import ContentVersion, RoutingVersion
from opd.models import NewsPage
from tests.factories.pages import EventPageFactory, NewsPageFactory, ServicePageFactory, TestimonialPageFactory
from tests.factories.sites import portal, provisioned
from tests.pages.samples import dress, every_block, fill_contact, fill_profile, live, pictures
from tests.support.queries import assert_max_queries, warm_project_caches

SMALL, LARGE = (10, 5), (1000, 51)
COLD = {"portal": 20, "opd": 18, "list": 16, "item": 18}
WARM = 12


def build(items: int, agencies: int) -> dict[str, tuple[str, str]]:
    """Make a house of this size; return host and path of what is measured, by kind and name."""
    portal()
    dinkes = provisioned("dinkes")
    for number in range(agencies - 1):
        provisioned(f"dinas-{number}")
    images = pictures(dinkes, 10)
    fill_contact(dinkes)
    dress(dinkes, images)
    fill_profile(dinkes, images[2])
    EventPageFactory(agency=dinkes)
    with disable_reference_index_auto_update():
        for number in range(items):
            NewsPageFactory(agency=dinkes, image=images[number % 10])
            if number < 30:
                ServicePageFactory(agency=dinkes, image=images[number % 10])
    everything = NewsPage.objects.first()
    everything.body = every_block(dinkes, images, TestimonialPageFactory(agency=dinkes))
    everything = live(everything)
    portal_host, opd_host = "localhost", "dinkes.localhost"
    path = "/" + everything.full_url.split("/", 3)[3]
    return {
        "portal": (portal_host, "/"),
        "opd": (opd_host, "/"),
        "list berita": (opd_host, "/berita/"),
        "list berita halaman 2 bulan ini": (opd_host, f"/berita/?bulan={everything.date:%Y-%m}&halaman=2"),
        "list layanan": (opd_host, "/layanan/"),
        "list agenda": (opd_host, "/agenda/"),
        "list berita semua OPD": (portal_host, "/berita/"),
        "list cari": (portal_host, "/cari/?q=judul"),
        "list umpan": (opd_host, "/feeds/berita.rss"),
        "item": (opd_host, path),
        "item kontak": (opd_host, "/kontak/"),
        "item profil": (opd_host, "/profil/"),
    }


@pytest.fixture(scope="module", params=[SMALL, LARGE], ids=["10 butir, 5 OPD", "1.000 butir, 51 OPD"])
def house(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(*request.param)
        transaction.set_rollback(True)


def test_cold_pages_keep_their_budget_and_warm_ones_a_smaller(house, db, client: Client):
    for name, (host, path) in house.items():
        warm_project_caches()
        with assert_max_queries(COLD[name.split()[0]], f"{name} (dingin)"):
            response = client.get(path, headers={"host": host})
        assert response.status_code == 200, name
        with assert_max_queries(WARM, f"{name} (hangat)"):
            assert client.get(path, headers={"host": host}).status_code == 200


def test_root_paths_cost_three_queries_however_many_sites(house, db):
    RoutingVersion.bump()
    with assert_max_queries(3 + 1, "root paths, with their version"):
        paths = Site.get_site_root_paths()
    assert len(paths) == Site.objects.count()


def test_a_warm_fragment_is_forgotten_when_content_changes(db, client):
    dinkes = provisioned("dinkes")
    page = NewsPageFactory(agency=dinkes, title="Judul lama")
    assert "Judul lama" in client.get("/", headers={"host": "dinkes.localhost"}).content.decode()
    before = ContentVersion.current()
    page.title = "Judul baru"
    live(page)
    assert ContentVersion.current() > before
    assert "Judul baru" in client.get("/", headers={"host": "dinkes.localhost"}).content.decode()


def test_the_number_of_queries_does_not_grow_between_the_lists_of_two_sizes(db, client):
    """Beside the ceilings: ten more items on the same page must not cost one query more."""
    dinkes = provisioned("dinkes")
    portal()
    counts = []
    for more in (3, 9):
        for _ in range(more):
            NewsPageFactory(agency=dinkes)
        client.get("/berita/", headers={"host": "dinkes.localhost"})
        warm_project_caches()
        with CaptureQueriesContext(connection) as captured:
            client.get("/berita/", headers={"host": "dinkes.localhost"})
        counts.append(len(captured))
    assert counts[1] <= counts[0]
