"""Single searches live thirty days; of what was asked five times or more in a week and place, a count stays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from search.insight.retention import KEPT, keep_and_forget
from search.models import QueryClick, QueryCount, QueryLog
from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db

# Monday 3 August 2026, 00.00 in Jakarta.
MONDAY = datetime(2026, 8, 2, 17, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def asked(text: str, times: int, moment: datetime, agency: str = "", total: int = 1, locale: str = "id") -> None:
    QueryLog.objects.bulk_create(
        QueryLog(asked_at=moment, locale=locale, agency_code=agency, text=text, total=total, all_words=True)
        for _number in range(times)
    )


def clicked(text: str, times: int, moment: datetime, agency: str = "") -> None:
    QueryClick.objects.bulk_create(
        QueryClick(
            clicked_at=moment, page_key=f"{text}{number}", locale="id", agency_code=agency, text=text,
            source_type="page", source_id=1, position=1,
        )
        for number in range(times)
    )  # fmt: skip


def counts() -> list[tuple[date, str, str, int, int, int]]:
    return list(
        QueryCount.objects.order_by("week", "agency_code", "text").values_list(
            "week", "agency_code", "text", "asked", "without_results", "clicks"
        )
    )


def test_what_was_asked_five_times_in_a_week_stays_as_a_count_and_nothing_rarer() -> None:
    asked("ktp", 3, MONDAY)
    asked("ktp", 2, MONDAY + 6 * DAY, total=0)
    asked("langka", 4, MONDAY)
    clicked("ktp", 2, MONDAY + DAY)
    keep_and_forget(MONDAY + 7 * DAY)
    assert counts() == [(date(2026, 8, 3), "", "ktp", 5, 2, 2)]


def test_places_languages_and_weeks_are_counted_apart() -> None:
    asked("ktp", 4, MONDAY)
    asked("ktp", 4, MONDAY, agency="dinkes")
    asked("ktp", 4, MONDAY, locale="jv")
    asked("ktp", 4, MONDAY + 7 * DAY)
    asked("ktp", 5, MONDAY + 7 * DAY, agency="dinkes")
    keep_and_forget(MONDAY + 14 * DAY)
    assert counts() == [(date(2026, 8, 10), "dinkes", "ktp", 5, 0, 0)]


def test_a_week_ends_on_sunday_at_midnight_in_jakarta() -> None:
    asked("tepat", 5, MONDAY + 7 * DAY - MINUTE)
    asked("berikut", 5, MONDAY + 7 * DAY)
    keep_and_forget(MONDAY + 7 * DAY - MINUTE)
    assert counts() == []
    keep_and_forget(MONDAY + 7 * DAY)
    assert [row[2] for row in counts()] == ["tepat"]
    keep_and_forget(MONDAY + 14 * DAY)
    assert [(row[0], row[2]) for row in counts()] == [(date(2026, 8, 3), "tepat"), (date(2026, 8, 10), "berikut")]


def test_running_again_and_late_writers_change_no_count() -> None:
    asked("ktp", 6, MONDAY)
    for _time in range(3):
        keep_and_forget(MONDAY + 8 * DAY)
    asked("ktp", 7, MONDAY)
    keep_and_forget(MONDAY + 8 * DAY + MINUTE)
    assert counts() == [(date(2026, 8, 3), "", "ktp", 6, 0, 0)]


def test_a_search_is_gone_after_thirty_days_to_the_minute_and_its_count_stays() -> None:
    asked("ktp", 5, MONDAY)
    clicked("ktp", 1, MONDAY)
    keep_and_forget(MONDAY + KEPT - MINUTE)
    assert QueryLog.objects.count() == 5
    assert QueryClick.objects.count() == 1
    keep_and_forget(MONDAY + KEPT)
    assert not QueryLog.objects.exists()
    assert not QueryClick.objects.exists()
    assert counts() == [(date(2026, 8, 3), "", "ktp", 5, 0, 1)]
    assert timedelta(days=30) == KEPT


def test_a_job_that_stood_still_for_weeks_counts_them_all_before_it_forgets() -> None:
    for week in range(3):
        asked("ktp", 5 + week, MONDAY + week * 7 * DAY)
    keep_and_forget(MONDAY + 100 * DAY)
    assert [row[3] for row in counts()] == [5, 6, 7]
    assert not QueryLog.objects.exists()


def test_the_table_itself_refuses_a_count_of_so_few() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        QueryCount.objects.create(
            week=date(2026, 8, 3), locale="id", text="langka", asked=4, without_results=0, clicks=0
        )


def test_a_minute_in_which_nothing_is_due_costs_three_questions() -> None:
    asked("ktp", 5, MONDAY)
    keep_and_forget(MONDAY + 8 * DAY)
    with assert_max_queries(3, "nothing due"):
        keep_and_forget(MONDAY + 8 * DAY + MINUTE)
