"""The lists of what was asked, told from single searches as long as they live and from counts further back."""

from datetime import UTC, date, datetime, timedelta

import pytest

from search.insight.chart import chart
from search.insight.listing import Asked, Listing, Period
from search.models import QueryCount
from tests.search.insight.test_retention import asked, clicked
from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db

# A Wednesday, 12.00 in Jakarta.
NOW = datetime(2026, 8, 19, 5, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def of(period: Period = Period.WEEK, *codes: str) -> Asked:
    return Asked(NOW, period, set(codes) or None)


def texts(listing: Listing, asked: Asked) -> list[str]:
    return [row.text for row in asked.rows(listing, 50)]


def test_what_found_nothing_stands_with_how_often_and_whether_it_does_now() -> None:
    asked("skck", 3, NOW - 2 * DAY, total=0)
    asked("loker", 4, NOW - 3 * DAY, total=0)
    asked("loker", 1, NOW - DAY, total=7)
    asked("ktp", 9, NOW - DAY)
    rows = of().rows(Listing.NOTHING, 50)
    assert [(row.text, row.asked, row.without_results, row.is_mended) for row in rows] == [
        ("loker", 5, 4, True),
        ("skck", 3, 3, False),
    ]


def test_what_nobody_opened_had_results_and_was_asked_three_times() -> None:
    asked("dibuka", 5, NOW - DAY)
    clicked("dibuka", 1, NOW - DAY)
    asked("diabaikan", 3, NOW - DAY)
    asked("jarang", 2, NOW - DAY)
    asked("nihil", 5, NOW - DAY, total=0)
    assert texts(Listing.UNOPENED, of()) == ["diabaikan"]


def test_a_click_on_another_site_does_not_speak_for_this_one() -> None:
    asked("vaksin", 3, NOW - DAY, agency="dinkes")
    clicked("vaksin", 1, NOW - DAY, agency="rsud")
    assert texts(Listing.UNOPENED, of(Period.WEEK, "dinkes")) == ["vaksin"]
    assert texts(Listing.UNOPENED, of()) == []


def test_what_rises_was_asked_twice_as_often_as_in_the_week_before_and_five_times_at_least() -> None:
    for text, before, now in (("banjir", 3, 9), ("baru", 0, 5), ("tetap", 5, 9), ("kecil", 1, 4), ("turun", 9, 5)):
        asked(text, before, NOW - 8 * DAY)
        asked(text, now, NOW - DAY)
    rows = of(Period.YEAR).rows(Listing.RISING, 50)
    assert [(row.text, row.before, row.asked) for row in rows] == [("banjir", 3, 9), ("baru", 0, 5)]


def test_the_week_before_ends_to_the_minute() -> None:
    minute = timedelta(minutes=1)
    asked("tepat", 5, NOW - 7 * DAY + minute)
    asked("lama", 5, NOW - 7 * DAY)
    asked("lama", 1, NOW - DAY)
    assert texts(Listing.RISING, of()) == ["tepat"]


def test_the_most_asked_come_with_their_clicks_and_only_of_the_period_and_place() -> None:
    asked("ktp", 4, NOW - DAY)
    asked("ktp", 9, NOW - 8 * DAY)
    asked("ktp", 7, NOW - DAY, agency="dinkes")
    asked("kk", 5, NOW - DAY)
    clicked("ktp", 3, NOW - DAY)
    rows = of(Period.WEEK, "").rows(Listing.MOST, 50)
    assert [(row.text, row.asked, row.clicks) for row in rows] == [("kk", 5, 0), ("ktp", 4, 3)]
    assert texts(Listing.MOST, of(Period.WEEK, "dinkes")) == ["ktp"]
    assert [row.asked for row in of(Period.MONTH).rows(Listing.MOST, 1)] == [20]


def test_further_back_than_thirty_days_there_are_counts() -> None:
    for week, number in ((date(2026, 6, 1), 8), (date(2026, 8, 10), 6), (date(2025, 8, 11), 99)):
        QueryCount.objects.create(week=week, locale="id", text="ktp", asked=number, without_results=2, clicks=1)
    QueryCount.objects.create(
        week=date(2026, 8, 10), locale="id", text="skck", asked=7, without_results=0, clicks=0, agency_code="dinkes"
    )
    asked("hari ini", 9, NOW)
    [most, second] = of(Period.QUARTER).rows(Listing.MOST, 50)
    assert (most.text, most.asked, most.without_results, most.clicks) == ("ktp", 14, 4, 2)
    assert second.text == "skck"
    assert texts(Listing.UNOPENED, of(Period.QUARTER)) == ["skck"]
    assert texts(Listing.NOTHING, of(Period.YEAR, "dinkes")) == []
    assert of(Period.YEAR).totals().asked == 21
    bars = chart(of(Period.QUARTER)).bars
    assert len(bars) == 12
    assert (bars[-1].day, bars[-1].asked) == (date(2026, 8, 10), 13)


def test_bars_stand_for_days_in_jakarta_and_none_is_left_out() -> None:
    # 23.59 and 00.00 in Jakarta.
    asked("ktp", 2, datetime(2026, 8, 17, 16, 59, tzinfo=UTC), total=0)
    asked("ktp", 1, datetime(2026, 8, 17, 17, 0, tzinfo=UTC))
    drawn = chart(of(Period.MONTH))
    assert len(drawn.bars) == 30
    assert [(bar.day.day, bar.asked, bar.without_results) for bar in drawn.bars if bar.asked] == [
        (17, 2, 2),
        (18, 1, 0),
    ]
    assert drawn.most == 2
    assert drawn.bars[-3].height == "96.00"
    assert of(Period.MONTH).totals().share_without == 67


def test_nothing_asked_is_no_error() -> None:
    for period in Period:
        for listing in Listing:
            assert of(period).rows(listing, 50) == []
        assert of(period).totals().share_without == 0
        assert chart(of(period)).most == 0


def test_lists_cost_few_questions_however_long_they_are() -> None:
    for number in range(60):
        asked(f"kata {number}", 3, NOW - DAY, total=number % 2)
    with assert_max_queries(5, "a list, the sums and the bars"):
        of(Period.MONTH).rows(Listing.NOTHING, 51)
        of(Period.MONTH).totals()
        chart(of(Period.MONTH))
