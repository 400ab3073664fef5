"""What is written and read must be what people in Pati write: tables of texts."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template
from django.utils import translation

from cms import dates

MONDAY = datetime(2017, 5, 15, 7, 59, 36, tzinfo=dates.JAKARTA)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("id", "Senin, 15 Mei 2017 07.59 WIB"),
        ("en", "Monday, 15 May 2017 07:59 WIB"),
        ("en-gb", "Monday, 15 May 2017 07:59 WIB"),
        ("jv", "Senin, 15 Mei 2017 07:59 WIB"),
        ("xx", "Senin, 15 Mei 2017 07.59 WIB"),
    ],
)
def test_datetime_in_each_language(language: str, expected: str) -> None:
    assert dates.format_datetime(MONDAY, language) == expected


def test_javanese_sunday_is_ahad() -> None:
    sunday = date(2017, 5, 14)
    assert dates.format_full_date(sunday, "jv") == "Ahad, 14 Mei 2017"
    assert dates.format_full_date(sunday, "id") == "Minggu, 14 Mei 2017"


def test_the_active_language_is_the_default() -> None:
    with translation.override("en"):
        assert dates.format_date(MONDAY) == "15 May 2017"
    with translation.override("id"):
        assert dates.format_date(MONDAY) == "15 Mei 2017"


def test_utc_is_shown_in_jakarta_and_may_be_another_day() -> None:
    moment = datetime(2017, 5, 14, 17, 30, tzinfo=UTC)
    assert dates.format_datetime(moment, "id") == "Senin, 15 Mei 2017 00.30 WIB"
    assert dates.format_month(datetime(2017, 4, 30, 18, tzinfo=UTC), "id") == "Mei 2017"


def test_a_naive_datetime_is_local() -> None:
    assert dates.format_time(datetime(2017, 5, 15, 7, 5), "id") == "07.05 WIB"
    assert dates.format_time(time(0, 0), "id") == "00.00 WIB"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2017, 5, 15), date(2017, 5, 17), "15–17 Mei 2017"),
        (date(2017, 5, 30), date(2017, 6, 2), "30 Mei–2 Juni 2017"),
        (date(2017, 12, 30), date(2018, 1, 2), "30 Desember 2017–2 Januari 2018"),
        (date(2017, 5, 15), date(2017, 5, 15), "15 Mei 2017"),
        (date(2017, 5, 15), None, "15 Mei 2017"),
        (date(2017, 5, 15), date(2018, 5, 15), "15 Mei 2017–15 Mei 2018"),
        (datetime(2017, 5, 15, 18, tzinfo=UTC), date(2017, 5, 17), "16–17 Mei 2017"),
    ],
)
def test_ranges_of_days(start: date, end: date | None, expected: str) -> None:
    assert dates.format_range(start, end, "id") == expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (datetime(2017, 5, 15, 10, 0), "Senin, 15 Mei 2017 07.59–10.00 WIB"),
        (datetime(2017, 5, 16, 10, 0), "Senin, 15 Mei 2017 07.59 WIB – Selasa, 16 Mei 2017 10.00 WIB"),
        (None, "Senin, 15 Mei 2017 07.59 WIB"),
        (datetime(2017, 5, 15, 7, 59, 36), "Senin, 15 Mei 2017 07.59 WIB"),
    ],
)
def test_ranges_of_times(end: datetime | None, expected: str) -> None:
    assert dates.format_datetime_range(MONDAY, end, "id") == expected


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_is_read_back_in_every_language(number: int) -> None:
    for words in dates.WORDS.values():
        assert dates.parse_month(words.months[number - 1]) == number


@pytest.mark.parametrize("number", range(7))
def test_every_weekday_is_read_back_in_every_language(number: int) -> None:
    for words in dates.WORDS.values():
        assert dates.parse_weekday(words.weekdays[number]) == number


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Pebruari", 2),
        ("PEBRUARI", 2),
        ("Nopember", 11),
        ("Agt", 8),
        ("Agust", 8),
        ("Agt.", 8),
        ("Des", 12),
        ("Mrt", 3),
    ],
)
def test_old_spellings_of_months(word: str, number: int) -> None:
    assert dates.parse_month(word) == number


@pytest.mark.parametrize(("word", "number"), [("Jum'at", 4), ("Jum’at", 4), ("jumat", 4), ("Ahad", 6), ("MINGGU", 6)])
def test_old_spellings_of_weekdays(word: str, number: int) -> None:
    assert dates.parse_weekday(word) == number


@pytest.mark.parametrize("word", ["", "Foo", "Mar et", "13", "Senin"])
def test_other_words_are_no_months(word: str) -> None:
    assert dates.parse_month(word) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 Mei 2017", date(2017, 5, 15)),
        ("  15  Mei\u00a02017 ", date(2017, 5, 15)),
        ("Senin, 15 Mei 2017", date(2017, 5, 15)),
        ("Senin 15 Mei 2017", date(2017, 5, 15)),
        ("Jum'at, 4 Nopember 2016", date(2016, 11, 4)),
        ("Ahad, 5 Pebruari 2017", date(2017, 2, 5)),
        ("1 Agust. 2017", date(2017, 8, 1)),
        ("15-Agt-2017", date(2017, 8, 15)),
        ("15/05/2017", date(2017, 5, 15)),
        ("15-5-2017", date(2017, 5, 15)),
        ("15.05.2017", date(2017, 5, 15)),
        ("2017-05-15", date(2017, 5, 15)),
        ("29 Februari 2024", date(2024, 2, 29)),
    ],
)
def test_dates_as_people_write_them(text: str, expected: date) -> None:
    assert dates.parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "bukan tanggal"),
        ("besok", "bukan tanggal"),
        ("15 Mei", "bukan tanggal"),
        ("15 Mai 2017", "bukan nama bulan"),
        ("29 Februari 2017", "tanggal 29 Februari 2017 tidak ada"),
        ("31 Pebruari 2017", "tanggal 31 Februari 2017 tidak ada"),
        ("15/13/2017", "tidak ada di kalender"),
        ("Selasa, 15 Mei 2017", "adalah hari Senin"),
        ("Mendung, 15 Mei 2017", "bukan nama hari"),
    ],
)
def test_what_is_no_date_says_why(text: str, message: str) -> None:
    with pytest.raises(dates.DateTextError, match=message):
        dates.parse_date(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15 Mei 2017 pukul 07.59 WIB", datetime(2017, 5, 15, 7, 59)),
        ("Senin, 15 Mei 2017 07:59:36 WIB", datetime(2017, 5, 15, 7, 59, 36)),
        ("Senin, 15 Mei 2017 | 07:59:36 WIB", datetime(2017, 5, 15, 7, 59, 36)),
        ("15/05/2017, pkl. 7.59", datetime(2017, 5, 15, 7, 59)),
        ("2017-05-15T07:59", datetime(2017, 5, 15, 7, 59)),
    ],
)
def test_times_as_people_write_them(text: str, expected: datetime) -> None:
    parsed = dates.parse_datetime(text)
    assert parsed == expected.replace(tzinfo=dates.JAKARTA)
    assert parsed.isoformat().endswith("+07:00")


@pytest.mark.parametrize("text", ["15 Mei 2017", "15 Mei 2017 pukul 24.00", "pukul 07.59 WIB"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(dates.DateTextError):
        dates.parse_datetime(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("15 s.d. 17 Mei 2017", date(2017, 5, 15), date(2017, 5, 17)),
        ("15 s/d 17 Mei 2017", date(2017, 5, 15), date(2017, 5, 17)),
        ("15–17 Mei 2017", date(2017, 5, 15), date(2017, 5, 17)),
        ("30 Mei - 2 Juni 2017", date(2017, 5, 30), date(2017, 6, 2)),
        ("30 Desember 2017 sampai dengan 2 Januari 2018", date(2017, 12, 30), date(2018, 1, 2)),
        ("15 Mei 2017", date(2017, 5, 15), date(2017, 5, 15)),
        ("2017-05-15", date(2017, 5, 15), date(2017, 5, 15)),
    ],
)
def test_ranges_are_read(text: str, first: date, last: date) -> None:
    assert dates.parse_range(text) == (first, last)


def test_a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(dates.DateTextError, match="mendahului"):
        dates.parse_range("17 s.d. 15 Mei 2017")


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("m|tanggal", "15 Mei 2017"),
        ("m|tanggal_lengkap", "Senin, 15 Mei 2017"),
        ("m|waktu_wib", "07.59 WIB"),
        ("m|bulan_tahun", "Mei 2017"),
        ("m|tanggal_waktu", "Senin, 15 Mei 2017 07.59 WIB"),
        ("m|rentang:e", "15–17 Mei 2017"),
        ("m|rentang:none", "15 Mei 2017"),
        ("m|rentang_waktu:none", "Senin, 15 Mei 2017 07.59 WIB"),
        ("none|tanggal", ""),
        ("none|waktu_wib", ""),
        ("none|rentang:none", ""),
        ("missing|tanggal_waktu", ""),
    ],
)
def test_filters(expression: str, expected: str) -> None:
    template = Template("{% load dates %}{{ " + expression + " }}")
    context = Context({"m": MONDAY, "e": date(2017, 5, 17), "none": None})
    with translation.override("id"):
        assert template.render(context) == expected
