"""A calendar program must read the dates that the site shows: files are parsed back."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from cms.dates import JAKARTA
from opd.agenda.ical import CalendarEvent, build_calendar
from opd.agenda.recurrence import DateChange, Status

START = datetime(2026, 1, 5, 8, 0, tzinfo=JAKARTA)
MODIFIED = datetime(2025, 12, 1, 9, 30, tzinfo=JAKARTA)
UID = "0b2f6c1e-3a9a-4a5e-9d2c-5a7e1f0c9b11"


def event(**values: Any) -> CalendarEvent:
    defaults = {
        "uid": UID,
        "title": "Posyandu, imunisasi; gratis",
        "start": START,
        "end": START + timedelta(hours=2),
        "modified": MODIFIED,
    }
    return CalendarEvent(**(defaults | values))


def parsed(*events: CalendarEvent) -> Any:
    return Calendar.from_ical(build_calendar(events, name="Agenda Dinas Contoh"))


def test_a_single_event() -> None:
    calendar = parsed(
        event(place="Balai Desa", description="Baris satu\nBaris dua", contact="Ibu Contoh", url="http://a.invalid/x/")
    )
    [found] = calendar.walk("VEVENT")
    assert found["uid"] == UID
    assert str(found["summary"]) == "Posyandu, imunisasi; gratis"
    assert found.decoded("dtstart") == START
    assert found["dtstart"].params["TZID"] == "Asia/Jakarta"
    assert found.decoded("dtend") == START + timedelta(hours=2)
    assert found.decoded("dtstamp") == MODIFIED.astimezone(UTC)
    assert str(found["location"]) == "Balai Desa"
    assert str(found["description"]) == "Baris satu\nBaris dua"
    assert str(found["contact"]) == "Ibu Contoh"
    assert str(found["url"]) == "http://a.invalid/x/"
    assert found["status"] == "CONFIRMED"
    assert "rrule" not in found


def test_the_calendar_carries_its_name_and_time_zone() -> None:
    calendar = parsed(event())
    assert str(calendar["x-wr-calname"]) == "Agenda Dinas Contoh"
    assert calendar["version"] == "2.0"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Jakarta"]
    raw = build_calendar([event()], name="x")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


def test_an_empty_calendar_is_one() -> None:
    assert parsed().walk("VEVENT") == []


def test_the_file_is_the_same_every_time() -> None:
    events = [event(rule="FREQ=WEEKLY;COUNT=3")]
    assert build_calendar(events, name="x") == build_calendar(events, name="x")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("FREQ=WEEKLY;BYDAY=MO;COUNT=4", {"FREQ": ["WEEKLY"], "BYDAY": ["MO"], "COUNT": [4]}),
        # A day is included whole; RFC 5545 wants the end in UTC.
        ("FREQ=DAILY;UNTIL=20260107", {"FREQ": ["DAILY"], "UNTIL": [datetime(2026, 1, 7, 16, 59, 59, tzinfo=UTC)]}),
        ("FREQ=DAILY;UNTIL=20260107T010000Z", {"FREQ": ["DAILY"], "UNTIL": [datetime(2026, 1, 7, 1, tzinfo=UTC)]}),
    ],
)
def test_a_series_says_its_rule(rule: str, expected: dict[str, Any]) -> None:
    [found] = parsed(event(rule=rule)).walk("VEVENT")
    assert dict(found["rrule"]) == expected


def test_an_all_day_event_of_several_days() -> None:
    [found] = parsed(event(all_day=True, end=START + timedelta(days=2), rule="FREQ=MONTHLY;UNTIL=20260305")).walk(
        "VEVENT"
    )
    assert found.decoded("dtstart") == date(2026, 1, 5)
    assert found.decoded("dtend") == date(2026, 1, 8)
    assert found["rrule"]["UNTIL"] == [date(2026, 3, 5)]


def test_a_cancelled_and_a_moved_date_are_overrides() -> None:
    new_start = datetime(2026, 1, 20, 13, tzinfo=JAKARTA)
    changes = [
        DateChange(date(2026, 1, 12), Status.CANCELLED, note="Libur"),
        DateChange(date(2026, 1, 19), Status.MOVED, new_start, new_start + timedelta(hours=1)),
    ]
    series, cancelled, moved = parsed(event(rule="FREQ=WEEKLY;COUNT=4", changes=changes)).walk("VEVENT")
    assert "recurrence-id" not in series
    assert {str(item["uid"]) for item in (series, cancelled, moved)} == {UID}
    assert cancelled["status"] == "CANCELLED"
    assert cancelled.decoded("recurrence-id") == datetime(2026, 1, 12, 8, tzinfo=JAKARTA)
    assert str(cancelled["summary"]) == "Dibatalkan: Posyandu, imunisasi; gratis"
    assert str(cancelled["description"]) == "Libur"
    assert moved["status"] == "CONFIRMED"
    assert moved.decoded("recurrence-id") == datetime(2026, 1, 19, 8, tzinfo=JAKARTA)
    assert moved.decoded("dtstart") == new_start
    assert moved.decoded("dtend") == new_start + timedelta(hours=1)


def test_an_all_day_override_is_named_by_its_day() -> None:
    change = DateChange(date(2026, 1, 12), Status.CANCELLED)
    _, override = parsed(event(all_day=True, rule="FREQ=WEEKLY;COUNT=2", changes=[change])).walk("VEVENT")
    assert override.decoded("recurrence-id") == date(2026, 1, 12)


def test_a_single_event_that_is_cancelled_or_moved_says_so_itself() -> None:
    [cancelled] = parsed(event(changes=[DateChange(date(2026, 1, 5), Status.CANCELLED)])).walk("VEVENT")
    assert cancelled["status"] == "CANCELLED"
    new_start = START + timedelta(days=1)
    [moved] = parsed(event(changes=[DateChange(date(2026, 1, 5), Status.MOVED, new_start)])).walk("VEVENT")
    assert moved.decoded("dtstart") == new_start
    assert "recurrence-id" not in moved


def test_demo_data_says_so() -> None:
    [found] = parsed(event(is_demo=True)).walk("VEVENT")
    assert str(found["summary"]).startswith("Data contoh: ")
    changed = event(is_demo=True, changes=[DateChange(date(2026, 1, 5), Status.CANCELLED)])
    [found] = parsed(changed).walk("VEVENT")
    assert str(found["summary"]).startswith("Dibatalkan: Data contoh: ")
