"""Pages in several languages, made for one agency at a time."""

import pytest
from wagtail.models import Locale

from opd.models import NewsPage
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import home_of, provisioned
from tests.pages.samples import live

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
HOST = {"host": "dinkes.localhost"}


@pytest.fixture
def translated():
    """A news item of dinkes with a live English sibling."""
    agency = provisioned("dinkes", languages=("en",))
    page = NewsPageFactory(agency=agency, title="Imunisasi gratis")
    english = page.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True)
    english.title = "Free immunisation"
    return page, live(english)


def test_a_translation_answers_under_its_prefix_and_both_name_each_other(translated, client):
    page, english = translated
    assert english.full_url.startswith("http://dinkes.localhost:8000/en/")
    for each, language in ((page, "id"), (english, "en")):
        text = client.get("/" + each.full_url.split("/", 3)[3], headers=HOST).content.decode()
        assert f'<html lang="{language}"' in text
        for other in translated:
            assert f'href="{other.full_url}"' in text
        assert 'hreflang="en"' in text
        assert 'hreflang="id"' in text


def test_lists_and_feeds_keep_to_their_language(translated, client):
    page, english = translated
    feed = client.get("/feeds/berita.rss", headers=HOST).content.decode()
    assert page.title in feed
    assert english.title not in feed


def test_the_sitemap_has_every_language_with_its_siblings(translated, client):
    sitemap = client.get("/sitemap.xml", headers=HOST).content.decode()
    for each in translated:
        assert f"<loc>{each.full_url}</loc>" in sitemap
        assert f'hreflang="{each.locale.language_code}" href="{each.full_url}"' in sitemap


def test_an_address_in_a_language_that_is_not_there_leads_to_the_page_s_own(client):
    agency = provisioned("dinkes")
    page = NewsPageFactory(agency=agency)
    response = client.get("/en/" + page.full_url.split("/", 3)[3], headers=HOST)
    assert response.status_code == 302
    assert response["Location"] == page.full_url
    assert client.get("/jv/", headers=HOST)["Location"] == home_of(agency).full_url
    assert NewsPage.objects.count() == 1
