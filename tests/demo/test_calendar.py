"""Dates of the demo: every day of seeding gives rules that hold, and a past and a future."""

from datetime import date, timedelta

import pytest

from cms.dates import local_date
from home.demo.calendar import event_time, published
from home.demo.media import dice
from opd.agenda.recurrence import DateChange, Status, expand, validate

DAYS = [date(2026, 1, 1) + timedelta(days=number * 9) for number in range(45)]
WORDS = ["lalu", "segera", "beberapa-hari", "sehari", "mingguan", "bulanan"]


@pytest.mark.parametrize("when", WORDS)
def test_rules_and_changed_dates_hold_on_any_day(when: str) -> None:
    for today in DAYS:
        time = event_time(when, today, dice(when, today))
        changes = [
            DateChange(one.date, Status(one.kind), one.new_start, one.new_end, one.note) for one in time.exceptions
        ]

        assert time.start < time.end
        assert not validate(time.start, time.end, time.rule, changes) if time.rule else not changes


def test_a_weekly_event_has_a_cancelled_and_a_moved_date_ahead() -> None:
    for today in DAYS:
        time = event_time("mingguan", today, dice(today))
        changes = [
            DateChange(one.date, Status(one.kind), one.new_start, one.new_end, one.note) for one in time.exceptions
        ]

        found = expand(time.start, time.end, time.rule, changes, None)
        ahead = {one.status for one in found if local_date(one.start) > today}
        assert ahead == set(Status)
        assert local_date(found[0].start) < today


def test_news_is_spread_over_eighteen_months_newest_first(today: date) -> None:
    dates = [published(today, number, 6, dice(number)) for number in range(6)]

    assert dates == sorted(dates, reverse=True)
    assert all(timedelta(0) < today - local_date(one) <= timedelta(days=542) for one in dates)
    assert today - local_date(dates[-1]) > timedelta(days=430)
