"""A month of the agenda as a calendar: every day an event lasts, whatever the address asks for."""

from datetime import date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from opd.agenda.calendar import MOST_EVENTS, OPEN_A_DAY, weeks_of
from opd.agenda.listing import EventRow
from opd.agenda.models import EventOccurrence
from opd.models import EventException
from tests.factories.pages import EventPageFactory
from tests.factories.sites import provisioned
from tests.pages.samples import live
from tests.support.html import assert_valid_html

ZONE = timezone.get_default_timezone()
MONTH = date(2026, 11, 1)


def moment(day, hour=0, month=11):
    return datetime(2026, month, day, hour, tzinfo=ZONE)


def row(start, end, **values):
    facts = {"title": "Acara", "url": "/", "original_start": start, "all_day": False, "place": "", "status": "planned"}
    names = {"note": "", "agency_name": "", "agency_abbreviation": "", "is_demo": False, "page": None}
    return EventRow(**(facts | names | values), start=start, end=end)


def days_of(*events, month=MONTH):
    """Return the days of a month that hold something, each with whether its events began earlier."""
    weeks = weeks_of(month, events, today=date(2026, 11, 24))
    return {day.date.day: [one.is_continued for one in day.events] for week in weeks for day in week if day.events}


def test_a_month_is_whole_weeks_from_monday_and_today_is_one_day_of_it():
    weeks = weeks_of(MONTH, [], today=date(2026, 11, 24))
    assert [len(week) for week in weeks] == [7] * 6
    assert weeks[0][0].date == date(2026, 10, 26)
    assert [day.date.day for week in weeks for day in week if not day.is_outside] == list(range(1, 31))
    assert [day.date.day for week in weeks for day in week if day.is_today] == [24]


def test_an_event_stands_on_every_day_it_lasts_within_the_month():
    assert days_of(row(moment(5, 8), moment(7, 12))) == {5: [False], 6: [True], 7: [True]}
    assert days_of(row(moment(30, 8, month=10), moment(2, 12))) == {1: [True], 2: [True]}
    assert days_of(row(moment(29, 8), moment(3, 12, month=12))) == {29: [False], 30: [True]}


def test_what_ends_at_midnight_is_over_with_the_day_before_and_a_moment_is_one_day():
    assert days_of(row(moment(5, 20), moment(6))) == {5: [False]}
    assert days_of(row(moment(5), moment(5))) == {5: [False]}


@pytest.fixture
def dinkes(db):
    return provisioned("dinkes")


def calendar(client, query="", host="dinkes.localhost"):
    response = client.get(f"/agenda/?tampilan=kalender{query}", headers={"host": host})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser"), response


@pytest.mark.contract
def test_a_month_shows_its_events_their_changes_and_the_way_to_both_neighbours(client, dinkes):
    start = moment(10, 9)
    weekly = EventPageFactory(agency=dinkes, title="Posyandu", start=start, end=start + timedelta(hours=2))
    weekly.rule = "FREQ=WEEKLY;COUNT=3"
    weekly.exceptions = [EventException(date=date(2026, 11, 17), kind="cancelled", note="Libur")]
    live(weekly)
    EventPageFactory(agency=dinkes, title="Bulan lain", start=moment(2, 9, month=12))
    soup, response = calendar(client, "&bulan=2026-11")
    assert_valid_html(response.content)
    found = {cell.time["datetime"]: cell for cell in soup.select("td.calendar__day") if cell.select("li")}
    assert set(found) == {"2026-11-10", "2026-11-17", "2026-11-24"}
    assert "09.00 WIB" in found["2026-11-10"].text
    assert found["2026-11-17"].select_one("s").text == "Posyandu"
    assert "Dibatalkan" in found["2026-11-17"].text
    assert soup.select_one("a[rel=next]")["href"].endswith("bulan=2026-12")
    assert soup.select_one(".views a[aria-current]").text == "Kalender"
    assert soup.select_one(".views a:not([aria-current])")["href"] == "/agenda/?bulan=2026-11"


def test_an_address_that_names_no_month_shows_this_one_and_is_kept_out_of_search_engines(client, dinkes):
    for hostile in ("2026-13", "0000-00", "9999-12", "0001-01", "x", "2026-11%00", "٢٠٢٦-١١"):
        soup, _ = calendar(client, f"&bulan={hostile}")
        assert soup.select_one("td[aria-current=date] time")["datetime"] == timezone.localdate().isoformat(), hostile
        assert soup.select('meta[name="robots"][content="noindex"]'), hostile


def test_robots_find_an_end_in_both_directions(client, dinkes):
    soup, _ = calendar(client)
    assert not soup.select("a[rel=prev]")
    assert not soup.select("a[rel=next]")
    assert not soup.select('meta[name="robots"]')
    # On a phone the days that are over stand above today.
    assert soup.select_one(".calendar-nav a[href='#hari-ini']")
    assert soup.select_one("#hari-ini time")["datetime"] == timezone.localdate().isoformat()
    far, _ = calendar(client, "&bulan=1999-01")
    assert far.select('meta[name="robots"][content="noindex"]')
    assert f"bulan={timezone.localdate():%Y-%m}" in far.select_one("a[rel=next]")["href"]
    assert not far.select("a[rel=prev]")
    assert not far.select("[href='#hari-ini'], #hari-ini")


def test_a_full_day_folds_and_a_full_month_names_the_list(client, dinkes):
    page = EventPageFactory(agency=dinkes, start=moment(5, 8))
    EventOccurrence.objects.bulk_create(
        EventOccurrence(page=page, start=at, end=at, original_start=at)
        for at in (moment(6, 8) + timedelta(minutes=number) for number in range(MOST_EVENTS))
    )
    soup, _ = calendar(client, "&bulan=2026-11")
    day = next(cell for cell in soup.select("td") if cell.time and cell.time["datetime"] == "2026-11-06")
    assert len(day.select("ul")[0].select("li")) == OPEN_A_DAY
    assert day.select_one("details summary").text.startswith(f"{MOST_EVENTS - 1 - OPEN_A_DAY} lagi")
    assert soup.select_one(".calendar__note a")["href"] == "/agenda/?bulan=2026-11"
