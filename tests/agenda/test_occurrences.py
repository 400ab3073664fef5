"""The table of dates follows the live version of an event, whatever happens to it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from icalendar import Calendar

from cms.archive.removal import system_removal
from cms.dates import JAKARTA
from cms.publishing.four_eyes import system_publication
from cms.seo import Seo
from opd.agenda.ical import event_calendar
from opd.agenda.models import EventOccurrence
from opd.agenda.services import refresh_all, refresh_occurrences, refresh_share
from opd.models import EventPage
from opd.pages.event import EventException
from opd.structured_data import event
from tests.factories.pages import EventPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.contract]

MONDAY = datetime(2026, 1, 5, 9, 0, tzinfo=JAKARTA)
NOW = datetime(2026, 1, 10, 12, 0, tzinfo=JAKARTA)


def publish(page: Any) -> Any:
    with system_publication():
        page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)


def rows(page: Any) -> list[tuple[str, str]]:
    found = EventOccurrence.objects.filter(page=page).order_by("start")
    return [(f"{row.start.astimezone(JAKARTA):%Y-%m-%d %H:%M}", row.status) for row in found]


@pytest.fixture
def weekly() -> Any:
    return EventPageFactory(start=MONDAY, rule="FREQ=WEEKLY;COUNT=3")


def test_a_new_live_event_has_its_dates(weekly: Any) -> None:
    assert rows(weekly) == [
        ("2026-01-05 09:00", "planned"),
        ("2026-01-12 09:00", "planned"),
        ("2026-01-19 09:00", "planned"),
    ]


def test_a_draft_has_none_until_it_is_published() -> None:
    page = EventPageFactory(start=MONDAY, live=False)
    assert rows(page) == []
    publish(page)
    assert rows(page) == [("2026-01-05 09:00", "planned")]


def test_a_saved_draft_of_a_live_event_changes_no_date(weekly: Any) -> None:
    weekly.start += timedelta(days=1)
    weekly.end += timedelta(days=1)
    weekly.rule = ""
    weekly.save_revision()
    refresh_occurrences(weekly)
    assert len(rows(weekly)) == 3


def test_publishing_another_rule_rewrites_them_past_ones_too(weekly: Any) -> None:
    weekly.rule = "FREQ=WEEKLY;COUNT=2"
    publish(weekly)
    assert [day for day, _ in rows(weekly)] == ["2026-01-05 09:00", "2026-01-12 09:00"]


def test_cancelled_and_moved_dates(weekly: Any) -> None:
    new_start = datetime(2026, 1, 21, 13, tzinfo=JAKARTA)
    weekly.exceptions.add(
        EventException(date=date(2026, 1, 12), kind="cancelled", note="Libur"),
        EventException(
            date=date(2026, 1, 19), kind="moved", new_start=new_start, new_end=new_start + timedelta(hours=1)
        ),
    )
    page = publish(weekly)
    assert rows(page) == [
        ("2026-01-05 09:00", "planned"),
        ("2026-01-12 09:00", "cancelled"),
        ("2026-01-21 13:00", "moved"),
    ]
    assert EventOccurrence.objects.get(status="cancelled").note == "Libur"
    events = Calendar.from_ical(event_calendar(page)).walk("VEVENT")
    assert [str(item["uid"]) for item in events] == [str(page.translation_key)] * 3
    assert [str(item["status"]) for item in events] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]


def test_unpublishing_takes_them_away(weekly: Any) -> None:
    weekly.unpublish()
    assert rows(weekly) == []


def test_deleting_takes_them_away(weekly: Any) -> None:
    with system_removal():
        EventPage.objects.get(pk=weekly.pk).delete()
    assert not EventOccurrence.objects.exists()


def test_all_day_rows_run_from_the_first_to_the_last_second() -> None:
    page = EventPageFactory(start=MONDAY, end=MONDAY + timedelta(days=2), all_day=True)
    row = EventOccurrence.objects.get(page=page)
    assert row.all_day
    assert row.start == datetime(2026, 1, 5, 0, 0, tzinfo=JAKARTA)
    assert row.end == datetime(2026, 1, 7, 23, 59, 59, tzinfo=JAKARTA)


def test_the_horizon_is_18_months_and_moves() -> None:
    page = EventPageFactory(start=MONDAY, rule="FREQ=MONTHLY;COUNT=36")
    refresh_occurrences(page, now=NOW)
    assert rows(page)[-1][0] == "2027-07-05 09:00"
    assert rows(page)[0][0] == "2026-01-05 09:00"
    refresh_occurrences(page, now=NOW + timedelta(days=31))
    assert rows(page)[-1][0] == "2027-08-05 09:00"


def test_a_single_event_has_its_date_however_far_away() -> None:
    page = EventPageFactory(start=timezone.now() + timedelta(days=1500))
    assert len(rows(page)) == 1


def test_a_second_run_writes_nothing(weekly: Any, django_assert_max_num_queries: Any) -> None:
    before = list(EventOccurrence.objects.values())
    with django_assert_max_num_queries(8) as queries:
        refresh_occurrences(weekly)
    assert list(EventOccurrence.objects.values()) == before
    assert not [item["sql"] for item in queries.captured_queries if "INSERT" in item["sql"] or "UPDATE" in item["sql"]]


def test_queries_do_not_grow_with_the_dates(weekly: Any, django_assert_max_num_queries: Any) -> None:
    long = EventPageFactory(start=MONDAY, rule="FREQ=DAILY;COUNT=150")
    EventOccurrence.objects.all().delete()
    with django_assert_max_num_queries(10):
        refresh_occurrences(long, now=NOW)
    assert len(rows(long)) == 150


def test_a_rule_that_became_unusable_does_not_stop_publishing(weekly: Any) -> None:
    EventPage.objects.filter(pk=weekly.pk).update(rule="FREQ=HOURLY;COUNT=3")
    refresh_occurrences(weekly)
    assert rows(weekly) == [("2026-01-05 09:00", "planned")]


def test_a_date_stands_once_an_event(weekly: Any) -> None:
    row = EventOccurrence.objects.filter(page=weekly).first()
    assert row is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        EventOccurrence.objects.create(page=weekly, start=row.start, end=row.end, original_start=row.original_start)


def test_the_command_refreshes_repeating_events_and_removes_rows_of_hidden_ones(weekly: Any, capsys: Any) -> None:
    hidden = EventPageFactory(start=MONDAY)
    EventPageFactory(start=MONDAY)
    EventOccurrence.objects.filter(page=weekly).delete()
    EventPage.objects.filter(pk=hidden.pk).update(live=False)
    call_command("refresh_occurrences")
    assert "2 agenda" in capsys.readouterr().out
    assert len(rows(weekly)) == 3
    assert rows(hidden) == []


def test_every_repeating_event_has_its_minute_of_the_day(weekly: Any) -> None:
    midnight = datetime(2026, 1, 10, tzinfo=JAKARTA)
    own = midnight + timedelta(minutes=weekly.pk % 1440)
    assert refresh_share(now=own + timedelta(minutes=1)) == 0
    assert refresh_share(now=own) == 1


def test_refreshing_all_reads_events_in_batches(weekly: Any, monkeypatch: Any) -> None:
    from opd.agenda import services

    monkeypatch.setattr(services, "_BATCH", 1)
    EventPageFactory(start=MONDAY, rule="FREQ=DAILY;COUNT=2")
    assert refresh_all() == 2


def test_structured_data_names_the_day_of_jakarta() -> None:
    page = EventPageFactory(start=MONDAY.replace(hour=0), end=MONDAY.replace(hour=1), all_day=True, live=False)
    page.refresh_from_db()
    data = event(page, Seo(title=page.title, canonical="http://a.invalid/"), "Dinas Contoh")
    assert (data["startDate"], data["endDate"]) == ("2026-01-05", "2026-01-05")
    page.all_day = False
    assert event(page, Seo(title="x", canonical=""), "")["startDate"] == "2026-01-05T00:00:00+07:00"
