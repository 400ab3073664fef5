"""What an operator may say about a repeating event, and what the form answers."""

from datetime import UTC, datetime
from typing import Any

import pytest

from cms.dates import JAKARTA
from opd.agenda.recurrence import validate
from opd.event_form import compose_rule
from opd.models import EventPage
from tests.factories.pages import EventPageFactory
from tests.factories.users import operator_of

START = datetime(2026, 1, 5, 9, 0, tzinfo=JAKARTA)


@pytest.mark.parametrize("choice", ["daily", "weekly", "monthly", "monthly_weekday"])
@pytest.mark.parametrize("day", [1, 5, 28, 29, 31])
def test_every_choice_makes_a_rule_that_holds_its_first_date(choice: str, day: int) -> None:
    start = START.replace(day=day)
    rule = compose_rule(choice, start, datetime(2026, 12, 31).date())
    assert validate(start, None, rule) == []


def test_the_last_day_is_included_in_jakarta() -> None:
    late = START.replace(hour=23, minute=30)
    rule = compose_rule("daily", late.astimezone(UTC), START.date())
    assert rule.endswith("UNTIL=20260105T165959Z")
    assert validate(late, None, rule) == []


@pytest.mark.django_db
class TestForm:
    @pytest.fixture
    def page(self) -> Any:
        return EventPageFactory(start=START, live=False)

    def errors(self, page: Any, **values: Any) -> str:
        form_class = EventPage.get_edit_handler().get_form_class()
        data = {
            "title": page.title,
            "slug": page.slug,
            "start": "2026-01-05 09:00",
            "end": "2026-01-05 11:00",
            "place": "Aula contoh",
            "date": "2026-01-01 08:00",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "exceptions-TOTAL_FORMS": "1",
            "exceptions-INITIAL_FORMS": "0",
            "exceptions-0-date": "2026-01-12",
            "exceptions-0-kind": "cancelled",
            "exceptions-0-ORDER": "1",
            "repeats": "weekly",
            "repeats_until": "2026-02-28",
            **values,
        }
        form = form_class(data, instance=page, parent_page=page.get_parent(), for_user=operator_of(page.agency))
        form.is_valid()
        return str(form.errors)

    def test_a_changed_date_of_the_rule_is_taken(self, page: Any) -> None:
        assert self.errors(page) == ""

    def test_a_changed_date_outside_the_rule_is_named(self, page: Any) -> None:
        errors = self.errors(page, **{"exceptions-0-date": "2026-01-13"})
        assert "13 Januari 2026 bukan salah satu tanggal acara ini" in errors

    def test_a_rule_of_one_s_own_is_checked_once(self, page: Any) -> None:
        errors = self.errors(page, repeats="other", rule="FREQ=HOURLY;COUNT=3")
        assert errors.count("paling sering adalah harian") == 1
