"""Rules, and what they give: tables of dates in Jakarta's wall time."""

from datetime import UTC, date, datetime, timedelta

import pytest

from cms.dates import JAKARTA
from opd.agenda.recurrence import (
    MAX_OCCURRENCES,
    DateChange,
    RecurrenceError,
    Status,
    expand,
    validate,
    validate_rule,
    whole_days,
)

MONDAY = datetime(2026, 1, 5, 8, 0, tzinfo=JAKARTA)
TWO_HOURS = MONDAY + timedelta(hours=2)


def days(rule: str, start: datetime = MONDAY) -> list[str]:
    return [f"{item.start:%Y-%m-%d}" for item in expand(start, start + timedelta(hours=2), rule)]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("", ["2026-01-05"]),
        ("FREQ=DAILY;COUNT=3", ["2026-01-05", "2026-01-06", "2026-01-07"]),
        ("freq=daily;count=2", ["2026-01-05", "2026-01-06"]),
        ("RRULE:FREQ=WEEKLY;COUNT=2", ["2026-01-05", "2026-01-12"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=2", ["2026-01-05", "2026-01-19"]),
        ("FREQ=WEEKLY;BYDAY=MO,TH;COUNT=3", ["2026-01-05", "2026-01-08", "2026-01-12"]),
        ("FREQ=MONTHLY;BYMONTHDAY=5;COUNT=3", ["2026-01-05", "2026-02-05", "2026-03-05"]),
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", ["2026-01-05", "2026-02-02", "2026-03-02"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1;COUNT=2", ["2026-01-05", "2026-02-02"]),
        ("FREQ=YEARLY;COUNT=2", ["2026-01-05", "2027-01-05"]),
        ("FREQ=YEARLY;BYWEEKNO=2;BYDAY=MO;COUNT=2", ["2026-01-05", "2027-01-11"]),
        # UNTIL is inclusive, as a day, as wall time, and as UTC (01.00 UTC is 08.00 WIB).
        ("FREQ=DAILY;UNTIL=20260107", ["2026-01-05", "2026-01-06", "2026-01-07"]),
        ("FREQ=DAILY;UNTIL=20260107T080000", ["2026-01-05", "2026-01-06", "2026-01-07"]),
        ("FREQ=DAILY;UNTIL=20260107T010000Z", ["2026-01-05", "2026-01-06", "2026-01-07"]),
        ("FREQ=DAILY;UNTIL=20260107T005959Z", ["2026-01-05", "2026-01-06"]),
        ("FREQ=DAILY;UNTIL=20260105", ["2026-01-05"]),
    ],
)
def test_dates_of_a_rule(rule: str, expected: list[str]) -> None:
    assert days(rule) == expected
    assert validate(MONDAY, TWO_HOURS, rule) == []


def test_the_31st_skips_shorter_months_and_the_last_day_does_not() -> None:
    start = datetime(2026, 1, 31, 8, tzinfo=JAKARTA)
    assert days("FREQ=MONTHLY;COUNT=3", start) == ["2026-01-31", "2026-03-31", "2026-05-31"]
    assert days("FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3", start) == ["2026-01-31", "2026-02-28", "2026-03-31"]


def test_dates_repeat_the_clock_of_jakarta() -> None:
    # 06.00 WIB on Monday is still Sunday in UTC; "every Monday" means Jakarta's.
    start = datetime(2026, 1, 4, 23, 0, tzinfo=UTC)
    found = expand(start, start + timedelta(hours=1), "FREQ=WEEKLY;BYDAY=MO;COUNT=2")
    assert [item.start.isoformat() for item in found] == ["2026-01-05T06:00:00+07:00", "2026-01-12T06:00:00+07:00"]
    assert [item.end.isoformat() for item in found] == ["2026-01-05T07:00:00+07:00", "2026-01-12T07:00:00+07:00"]


def test_every_date_has_the_first_one_s_length() -> None:
    end = MONDAY + timedelta(days=2, hours=1)
    found = expand(MONDAY, end, "FREQ=MONTHLY;COUNT=2")
    assert [item.end - item.start for item in found] == [timedelta(days=2, hours=1)] * 2


def test_without_an_end_a_date_is_a_moment() -> None:
    [only] = expand(MONDAY, None, "")
    assert only.start == only.end == only.original_start == MONDAY


def test_the_horizon_is_inclusive() -> None:
    horizon = MONDAY + timedelta(days=7)
    assert len(expand(MONDAY, None, "FREQ=DAILY;COUNT=30", until=horizon)) == 8
    assert len(expand(MONDAY, None, "FREQ=DAILY;COUNT=30", until=horizon - timedelta(seconds=1))) == 7


class TestChangedDates:
    RULE = "FREQ=WEEKLY;COUNT=3"
    SECOND = date(2026, 1, 12)

    def test_a_cancelled_date_stays_and_says_so(self) -> None:
        change = DateChange(self.SECOND, Status.CANCELLED, note="Libur nasional")
        found = expand(MONDAY, TWO_HOURS, self.RULE, [change])
        assert [(item.status, item.note) for item in found] == [
            (Status.PLANNED, ""),
            (Status.CANCELLED, "Libur nasional"),
            (Status.PLANNED, ""),
        ]
        assert f"{found[1].start:%Y-%m-%d}" == "2026-01-12"

    def test_a_moved_date_keeps_its_length_and_its_name_in_the_series(self) -> None:
        new_start = datetime(2026, 1, 14, 13, 30, tzinfo=JAKARTA)
        moved = expand(MONDAY, TWO_HOURS, self.RULE, [DateChange(self.SECOND, Status.MOVED, new_start)])[1]
        assert (moved.start, moved.end) == (new_start, new_start + timedelta(hours=2))
        assert moved.original_start == datetime(2026, 1, 12, 8, tzinfo=JAKARTA)
        assert moved.status == Status.MOVED

    def test_a_date_moved_behind_the_next_is_sorted_there(self) -> None:
        new_start = datetime(2026, 1, 20, 8, tzinfo=JAKARTA)
        found = expand(MONDAY, None, self.RULE, [DateChange(self.SECOND, Status.MOVED, new_start)])
        assert [f"{item.original_start:%d}" for item in found] == ["05", "19", "12"]

    def test_a_date_moved_into_or_out_of_the_horizon_counts_by_its_new_time(self) -> None:
        horizon = datetime(2026, 1, 13, tzinfo=JAKARTA)
        out = DateChange(self.SECOND, Status.MOVED, datetime(2026, 1, 25, 8, tzinfo=JAKARTA))
        into = DateChange(date(2026, 1, 19), Status.MOVED, datetime(2026, 1, 10, 8, tzinfo=JAKARTA))
        found = expand(MONDAY, None, self.RULE, [out, into], horizon)
        assert [f"{item.start:%d}" for item in found] == ["05", "10"]

    def test_a_single_event_can_be_cancelled(self) -> None:
        [only] = expand(MONDAY, None, "", [DateChange(date(2026, 1, 5), Status.CANCELLED)])
        assert only.status == Status.CANCELLED

    @pytest.mark.parametrize(
        ("changes", "message"),
        [
            ([DateChange(date(2026, 1, 13), Status.CANCELLED)], "13 Januari 2026 bukan salah satu tanggal"),
            ([DateChange(SECOND, Status.MOVED)], "Isi waktu pengganti"),
            ([DateChange(SECOND, Status.CANCELLED)] * 2, "tertulis dua kali"),
            ([DateChange(SECOND, Status.MOVED, TWO_HOURS, MONDAY)], "mendahului mulainya"),
        ],
    )
    def test_wrong_changes_are_named(self, changes: list[DateChange], message: str) -> None:
        [found] = validate(MONDAY, TWO_HOURS, self.RULE, changes)
        assert message in found


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("FREQ=WEEKLY", "Akhiri pengulangan"),
        ("FREQ=WEEKLY;COUNT=3;UNTIL=20270101", "Akhiri pengulangan"),
        ("FREQ=HOURLY;COUNT=3", "paling sering adalah harian"),
        ("FREQ=MINUTELY;COUNT=3", "paling sering adalah harian"),
        ("FREQ=SECONDLY;COUNT=3", "paling sering adalah harian"),
        ("FREQ=FORTNIGHTLY;COUNT=3", "FREQ harus"),
        ("COUNT=3", "FREQ harus"),
        ("setiap Senin", "tidak dikenali"),
        ("FREQ=DAILY;X-RULE=1;COUNT=3", "tidak dikenali"),
        ("FREQ=DAILY;COUNT=3;COUNT=4", "dua kali"),
        ("FREQ=DAILY;BYHOUR=8,16;COUNT=3", "Jam diambil dari"),
        ("FREQ=DAILY;INTERVAL=0;COUNT=3", "INTERVAL tidak sah"),
        ("FREQ=DAILY;INTERVAL=-1;COUNT=3", "INTERVAL tidak sah"),
        ("FREQ=DAILY;INTERVAL=1,2;COUNT=3", "INTERVAL tidak sah"),
        ("FREQ=WEEKLY;BYDAY=SN;COUNT=3", "BYDAY tidak sah"),
        ("FREQ=WEEKLY;BYDAY=2MO;COUNT=3", "BYDAY tidak sah"),
        ("FREQ=MONTHLY;BYDAY=6MO;COUNT=3", "BYDAY tidak sah"),
        ("FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3", "BYMONTHDAY tidak sah"),
        ("FREQ=MONTHLY;BYMONTHDAY=0;COUNT=3", "BYMONTHDAY tidak sah"),
        ("FREQ=YEARLY;BYMONTH=13;COUNT=3", "BYMONTH tidak sah"),
        ("FREQ=WEEKLY;WKST=XX;COUNT=3", "WKST tidak sah"),
        ("FREQ=DAILY;BYSETPOS=2;COUNT=3", "tidak dapat dipakai bersama"),
        ("FREQ=DAILY;COUNT=0", "COUNT harus"),
        ("FREQ=DAILY;COUNT=-2", "COUNT harus"),
        ("FREQ=DAILY;COUNT=tiga", "COUNT harus"),
        ("FREQ=DAILY;UNTIL=kapan-kapan", "UNTIL harus"),
        ("FREQ=DAILY;UNTIL=20261345", "UNTIL harus"),
        ("FREQ=DAILY;UNTIL=20260104", "mendahului tanggal mulai"),
        ("FREQ=YEARLY;UNTIL=20990101", "paling lama 10 tahun"),
        ("FREQ=YEARLY;COUNT=20", "paling lama 10 tahun"),
        (f"FREQ=DAILY;COUNT={MAX_OCCURRENCES + 1}", "lebih dari 750 tanggal"),
        ("FREQ=DAILY;UNTIL=20350101", "lebih dari 750 tanggal"),
        # Rules without any date, or whose first is not the event's own.
        ("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "tidak memuat tanggal mulai"),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=TU;COUNT=3", "tidak memuat tanggal mulai"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=3", "tidak memuat tanggal mulai acara (Senin, 5 Januari 2026)"),
        ("FREQ=MONTHLY;BYDAY=2MO;COUNT=3", "tidak memuat tanggal mulai"),
    ],
)
def test_rules_that_are_refused_say_why(rule: str, message: str) -> None:
    [found] = validate(MONDAY, TWO_HOURS, rule)
    assert message in found
    with pytest.raises(RecurrenceError) as caught:
        validate_rule(rule, MONDAY)
    assert caught.value.messages == [found]


def test_the_bound_itself_is_allowed() -> None:
    assert len(days(f"FREQ=DAILY;COUNT={MAX_OCCURRENCES}")) == MAX_OCCURRENCES


def test_an_end_before_the_start_is_refused() -> None:
    assert validate(TWO_HOURS, MONDAY, "") == ["Waktu selesai mendahului waktu mulai."]


def test_the_last_year_of_the_calendar_is_no_accident() -> None:
    start = datetime(9999, 12, 1, 8, tzinfo=JAKARTA)
    assert len(expand(start, None, "FREQ=DAILY;COUNT=2")) == 2


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        (MONDAY, TWO_HOURS, "2026-01-05T00:00:00+07:00", "2026-01-05T23:59:59+07:00"),
        (MONDAY, MONDAY + timedelta(days=2), "2026-01-05T00:00:00+07:00", "2026-01-07T23:59:59+07:00"),
        (MONDAY, None, "2026-01-05T00:00:00+07:00", "2026-01-05T23:59:59+07:00"),
        # 20.00 UTC is the next day in Jakarta.
        (datetime(2026, 1, 4, 20, tzinfo=UTC), None, "2026-01-05T00:00:00+07:00", "2026-01-05T23:59:59+07:00"),
    ],
)
def test_whole_days_are_those_of_jakarta(start: datetime, end: datetime | None, first: str, last: str) -> None:
    assert tuple(moment.isoformat() for moment in whole_days(start, end)) == (first, last)
