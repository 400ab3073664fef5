"""From a citizen's search to what Diskominfo reads of it: through the real page, in a real browser."""

import pytest
from django.test import Client
from playwright.sync_api import expect

from search import indexing
from search.best_bets import forget, read_queries
from search.models import BestBet, QueryClick, QueryLog
from tests.factories.pages import NewsPageFactory, ServicePageFactory
from tests.factories.sites import provisioned, site_tree
from tests.search.insight.test_recording import BROWSER
from tests.support.browser import ContextFactory
from tests.support.html import assert_valid_html
from tests.support.live_site import LiveSite
from tests.support.queries import assert_max_queries, warm_project_caches


def recommended(page: object, *queries: str) -> None:
    bet = BestBet.objects.create(locale="id", page=page)
    for query in read_queries(queries, "id"):
        query.best_bet = bet
        query.save()
    forget()


@pytest.mark.django_db
def test_a_page_of_results_carries_its_list_writes_one_row_and_sets_no_cookie(client: Client) -> None:
    site_tree("dinkes")
    news, service = NewsPageFactory(title="Vaksin anak"), ServicePageFactory(title="Vaksinasi haji")
    for page in (news, service):
        indexing.index_page(page.pk)
    recommended(service, "vaksin")
    ask = {"q": "vaksin"}
    headers = {"host": "dinkes.localhost", "user-agent": BROWSER}
    client.get("/cari/", ask, headers=headers)
    warm_project_caches()
    QueryLog.objects.all().delete()
    with assert_max_queries(17, "a page of results, a recommendation, and the row with its savepoint"):
        response = client.get("/cari/", ask, headers=headers)
    html = response.content.decode()
    assert_valid_html(html)
    assert html.index("Disarankan Diskominfo") < html.index("search-results")
    assert 'data-clicks="/cari/klik/"' in html
    assert 'data-click="0"' in html
    assert 'data-click="1"' in html
    assert not response.cookies
    row = QueryLog.objects.get()
    assert (row.text, row.agency_code) == ("vaksin", "dinkes")
    assert row.total > 0
    client.get("/cari/", {"q": "tidakadasamasekali"}, headers=headers)
    assert QueryLog.objects.latest("pk").total == 0
    html = client.get("/cari/", {"q": "vaksin 3318012304900001"}, headers=headers).content.decode()
    assert "data-clicks" not in html
    assert QueryLog.objects.count() == 2


@pytest.mark.browser
def test_a_followed_result_is_counted_in_the_browser_and_without_javascript_it_opens_all_the_same(
    live_site: LiveSite, context_factory: ContextFactory
) -> None:
    provisioned("dinkes")
    news = NewsPageFactory(title="Vaksin anak")
    indexing.index_page(news.pk)
    address = live_site.address("dinkes", "/cari/?q=vaksin")
    for script in (True, False):
        context = context_factory(java_script_enabled=script, user_agent=BROWSER)
        page = context.new_page()
        # The module that counts comes after the page.
        page.goto(address, wait_until="networkidle")
        if script:
            with page.expect_response("**/cari/klik/") as sent:
                page.locator(".search-results a").first.click()
            assert sent.value.status == 204
        else:
            page.locator(".search-results a").first.click()
        expect(page.locator("h1")).to_contain_text("Vaksin anak")
        assert context.cookies() == []
    click = QueryClick.objects.get()
    assert (click.text, click.source_type, click.source_id, click.position) == ("vaksin", "page", news.pk, 1)
