"""A date known to the month or year keeps that precision; names follow one another by their starts alone."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from cms.dates import DateTextError
from opd.partial_date import DAY, MONTH, YEAR, PartialDate, in_force


@dataclass(frozen=True)
class Row:
    name: str
    start: date | None


OLD = Row("tak diketahui", None)
Y2016 = Row("2016", date(2016, 12, 1))
Y2024 = Row("2024", date(2024, 7, 1))


@pytest.mark.parametrize(
    ("text", "expected", "since"),
    [
        ("Juli 2024", PartialDate(date(2024, 7, 1), MONTH), "sejak Juli 2024"),
        ("2024", PartialDate(date(2024, 1, 1), YEAR), "sejak 2024"),
        ("15 Mei 2017", PartialDate(date(2017, 5, 15), DAY), "sejak 15 Mei 2017"),
        (" nopember 2016 ", PartialDate(date(2016, 11, 1), MONTH), "sejak November 2016"),
        ("", PartialDate(), ""),
    ],
)
def test_what_is_known_is_read_and_shown(text: str, expected: PartialDate, since: str) -> None:
    parsed = PartialDate.parse(text)
    assert parsed == expected
    with translation.override("id"):
        assert parsed.since_text() == since


@pytest.mark.parametrize("text", ["kemarin", "Julio 2024", "31 Februari 2024", "7/2024", "15 2017"])
def test_nothing_is_guessed_from_other_text(text: str) -> None:
    with pytest.raises(DateTextError):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("day", "precision"),
    [
        (date(2024, 7, 2), MONTH),
        (date(2024, 7, 1), YEAR),
        (None, DAY),
        (date(2024, 7, 1), ""),
        (date(2024, 7, 1), "hour"),
    ],
)
def test_a_date_cannot_claim_more_than_its_precision(day: date | None, precision: str) -> None:
    with pytest.raises(ValueError, match="cannot have precision"):
        PartialDate(day, precision)


@pytest.mark.parametrize(
    ("rows", "day", "expected"),
    [
        ([OLD, Y2016, Y2024], date(2016, 11, 30), OLD),
        ([OLD, Y2016, Y2024], date(2016, 12, 1), Y2016),
        ([Y2024, OLD, Y2016], date(2024, 6, 30), Y2016),
        ([Y2024, Y2016, OLD], date(2024, 7, 1), Y2024),
        ([Y2024, Y2016, OLD], date(2099, 1, 1), Y2024),
        ([Y2024, Y2016], date(1990, 1, 1), Y2016),
        ([OLD], date(1900, 1, 1), OLD),
        ([], date(2024, 1, 1), None),
    ],
)
def test_the_name_in_force(rows: list[Row], day: date, expected: Row | None) -> None:
    assert in_force(rows, day) == expected


def test_every_day_has_exactly_the_latest_begun_name() -> None:
    starts = [date(2000 + n, 1 + n % 12, 1 + n % 28) for n in range(20)]
    rows = [Row(str(start), start) for start in reversed(starts)]
    for ordinal in range(date(2000, 1, 1).toordinal(), date(2021, 1, 1).toordinal(), 13):
        day = date.fromordinal(ordinal)
        begun = [start for start in starts if start <= day] or starts[:1]
        found = in_force(rows, day)
        assert found is not None
        assert found.start == begun[-1]
