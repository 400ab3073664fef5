"""Under an item stands what to read next: its neighbours in the section and public pages on its topics."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import PageViewRestriction

from opd.models import NewsIndexPage, ServiceIndexPage
from tests.factories.pages import EventPageFactory, NewsPageFactory, PlainPageFactory, ServicePageFactory
from tests.factories.registry import TopicFactory
from tests.factories.sites import home_of, provisioned, section_of

NOW = timezone.now().replace(microsecond=0)


def shown(client, page):
    """Return the parsed page as its own host answers it."""
    host, _, path = page.full_url.split("//")[1].partition("/")
    return BeautifulSoup(client.get(f"/{path}", headers={"host": host.split(":")[0]}).content, "html.parser")


def titles(soup, selector):
    return [link.get_text(strip=True) for link in soup.select(selector)]


def neighbours(soup):
    return {link["rel"][0]: link.select_one(".neighbours__title").text for link in soup.select(".neighbours__link")}


def test_the_neighbours_are_the_older_and_the_newer_public_item_of_the_section(client, db):
    dinkes, other = provisioned("dinkes"), provisioned("disdukcapil")
    pages = [
        NewsPageFactory(agency=dinkes, title=f"Berita {day}", date=NOW - timedelta(days=day)) for day in (4, 3, 2, 1)
    ]
    NewsPageFactory(agency=dinkes, title="Draf", date=NOW - timedelta(days=2, hours=1), live=False)
    NewsPageFactory(agency=other, title="OPD lain", date=NOW - timedelta(days=2, hours=1))
    hidden = NewsPageFactory(agency=dinkes, title="Tertutup", date=NOW - timedelta(days=2, hours=2))
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert neighbours(shown(client, pages[2])) == {"prev": "Berita 3", "next": "Berita 1"}
    assert neighbours(shown(client, pages[0])) == {"next": "Berita 3"}
    assert neighbours(shown(client, pages[3])) == {"prev": "Berita 2"}


@pytest.mark.contract
def test_items_of_one_moment_still_stand_in_one_row(client, db):
    dinkes = provisioned("dinkes")
    first, second, third = [NewsPageFactory(agency=dinkes, title=f"Serentak {n}", date=NOW) for n in (1, 2, 3)]
    assert neighbours(shown(client, first)) == {"next": "Serentak 2"}
    assert neighbours(shown(client, second)) == {"prev": "Serentak 1", "next": "Serentak 3"}
    assert neighbours(shown(client, third)) == {"prev": "Serentak 2"}


def test_events_follow_each_other_by_when_they_begin_and_plain_pages_by_nothing(client, db):
    dinkes = provisioned("dinkes")
    soon = EventPageFactory(agency=dinkes, title="Segera", start=NOW + timedelta(days=1), date=NOW)
    EventPageFactory(agency=dinkes, title="Kelak", start=NOW + timedelta(days=9), date=NOW - timedelta(days=9))
    assert neighbours(shown(client, soon)) == {"next": "Kelak"}
    plain = [PlainPageFactory(parent=home_of(dinkes)) for _ in range(2)]
    assert neighbours(shown(client, plain[0])) == {}


@pytest.mark.contract
def test_related_are_public_news_and_services_on_the_topic_those_of_the_same_opd_first(client, db):
    dinkes, other, topic = provisioned("dinkes"), provisioned("disdukcapil"), TopicFactory()

    def news(title, agency=dinkes, days=50, **values):
        values.setdefault("topics", [topic])
        return NewsPageFactory(agency=agency, title=title, date=NOW - timedelta(days=days), **values)

    page = news("Ini", days=10)
    news("Tetangga lama", days=11)
    news("Tetangga baru", days=9)
    news("Punya OPD lain yang baru", agency=other, days=1)
    news("Punya kita yang lama", days=90)
    news("Topik lain", topics=[TopicFactory()])
    ServicePageFactory(agency=dinkes, title="Layanan kita", topics=[topic], date=NOW - timedelta(days=99))
    restricted = section_of(other, ServiceIndexPage)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    ServicePageFactory(agency=other, title="Layanan tertutup", topics=[topic])
    draft = news("Draf pada topik", days=2)
    draft.unpublish()
    soup = shown(client, page)
    assert titles(soup, ".related__link") == ["Punya kita yang lama", "Layanan kita", "Punya OPD lain yang baru"]
    named = [item.get_text(" ", strip=True) for item in soup.select(".related__item")]
    assert "Dinas Kependudukan dan Pencatatan Sipil" in named[2]
    assert "Dinas Kesehatan" not in named[0]


def test_there_are_four_related_at_most_and_a_service_leads_to_the_news_about_it(client, db):
    dinkes, topic = provisioned("dinkes"), TopicFactory()
    for number in range(7):
        NewsPageFactory(agency=dinkes, title=f"Kabar {number}", topics=[topic])
    service = ServicePageFactory(agency=dinkes, topics=[topic])
    assert len(titles(shown(client, service), ".related__link")) == 4
    assert not shown(client, NewsPageFactory(agency=dinkes)).select(".related")


def test_what_is_withdrawn_is_gone_from_the_neighbours_at_once(client, db):
    dinkes = provisioned("dinkes")
    old = NewsPageFactory(agency=dinkes, title="Lama", date=NOW - timedelta(days=2))
    new = NewsPageFactory(agency=dinkes, title="Baru", date=NOW)
    assert neighbours(shown(client, old)) == {"next": "Baru"}
    new.unpublish()
    assert neighbours(shown(client, old)) == {}
    assert section_of(dinkes, NewsIndexPage).live
