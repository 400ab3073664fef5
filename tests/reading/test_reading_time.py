"""An item says how long it takes to read, unless it takes no time worth saying."""

import pytest

from cms.reading import reading_minutes
from tests.factories.pages import NewsPageFactory, ServicePageFactory
from tests.factories.sites import provisioned
from tests.reading.test_surroundings import shown


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (99, 0), (100, 1), (299, 1), (300, 2), (2000, 10)])
def test_two_hundred_words_are_a_minute(words, minutes):
    assert reading_minutes("kata\n " * words) == minutes


def test_the_whole_text_counts_and_a_short_one_says_nothing(client, db):
    dinkes = provisioned("dinkes")
    body = [{"type": "rich_text", "value": f"<p>{'kata ' * 350}</p>"}]
    long, short = NewsPageFactory(agency=dinkes, body=body), NewsPageFactory(agency=dinkes)
    service = ServicePageFactory(agency=dinkes, procedure=f"<p>{'langkah ' * 200}</p>")
    assert shown(client, long).select_one(".reading-tools__time").text == "Waktu baca sekitar 2 menit"
    assert shown(client, service).select_one(".reading-tools__time").text == "Waktu baca sekitar 1 menit"
    assert not shown(client, short).select(".reading-tools__time")
    assert shown(client, short).select_one("[data-module*=read-aloud]").has_attr("hidden")
