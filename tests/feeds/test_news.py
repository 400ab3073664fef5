"""News feeds: whose news they carry, and ids that outlive addresses."""

import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client

from cms.publishing.four_eyes import system_publication
from opd.models import Host
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import portal, provisioned

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def rss(client, host):
    return ElementTree.fromstring(client.get("/feeds/berita.rss", headers={"host": host}).content)


def values(feed, tag):
    return [item.findtext(tag) for item in feed.iter("item")]


def test_an_opd_s_feed_carries_its_own_news_and_the_portal_s_all(client):
    portal()
    health = NewsPageFactory(agency=provisioned("dinkes"), title="Imunisasi")
    farming = NewsPageFactory(agency=provisioned("dispertan"), title="Pupuk")
    assert values(rss(client, "dinkes.localhost"), "title") == ["Imunisasi"]
    assert set(values(rss(client, "localhost"), "link")) == {health.full_url, farming.full_url}


def test_an_entry_keeps_its_id_when_its_address_changes(client):
    agency = provisioned("bappeda")
    page = NewsPageFactory(agency=agency)
    before = values(rss(client, "bappeda.localhost"), "guid")
    Host.objects.filter(agency=agency).update(is_current=False)
    Host.objects.create(agency=agency, label="bapperida")
    page.slug = "alamat-baru"
    with system_publication():
        page.save()
    after = rss(client, "bapperida.localhost")
    assert values(after, "link") == ["http://bapperida.localhost:8000/berita/alamat-baru/"]
    assert values(after, "guid") == before


def test_a_demo_item_says_so_in_rss_and_atom(client):
    NewsPageFactory(agency=provisioned("dinkes"), title="Imunisasi", is_demo=True)
    assert values(rss(client, "dinkes.localhost"), "title") == ["Data contoh: Imunisasi"]
    atom = ElementTree.fromstring(client.get("/feeds/berita.atom", headers={"host": "dinkes.localhost"}).content)
    assert [entry.findtext(f"{ATOM}title") for entry in atom.iter(f"{ATOM}entry")] == ["Data contoh: Imunisasi"]


def test_drafts_stay_out(client):
    NewsPageFactory(agency=provisioned("dinkes"), live=False)
    assert values(rss(client, "dinkes.localhost"), "title") == []


@pytest.mark.django_db(transaction=True)
def test_two_hosts_asked_at_once_do_not_mix():
    titles = {"dinkes": "Imunisasi", "dispertan": "Pupuk"}
    for code, title in titles.items():
        NewsPageFactory(agency=provisioned(code), title=title)

    def ask(code):
        return code, values(rss(Client(), f"{code}.localhost"), "title")

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(ask, list(titles) * 10))
    assert all(found == [titles[code]] for code, found in answers)
