"""Dates as citizens write and read them, in Asia/Jakarta; the words stand here because Django knows no Javanese
and writes neither "07.59 WIB" nor "15–17 Mei 2017".

A naive datetime is taken as local wall time; an aware one is converted. Where no language is given, the active one
is used. Names and the clock's separator follow CLDR's Indonesian, Javanese and British English.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.utils.translation import get_language
from django.utils.translation import gettext as _

JAKARTA = ZoneInfo("Asia/Jakarta")
ZONE_NAME = "WIB"

Moment = date | datetime


@dataclass(frozen=True, slots=True)
class Words:
    """What a language writes: January first, Monday first."""

    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    time_separator: str


_MONTHS_ID = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

WORDS: dict[str, Words] = {
    "id": Words(_MONTHS_ID, ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"), "."),
    "jv": Words(_MONTHS_ID, ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Ahad"), ":"),
    "en": Words(
        (
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        ":",
    ),
}


def words_of(language: str | None = None) -> Words:
    """Return the words of a language code ("en-gb" is read as "en"); an unknown language reads Indonesian."""
    code = (language or get_language() or "id").split("-")[0].lower()
    return WORDS.get(code, WORDS["id"])


def local(moment: datetime) -> datetime:
    """Return the same moment as aware Jakarta time."""
    return moment.replace(tzinfo=JAKARTA) if moment.tzinfo is None else moment.astimezone(JAKARTA)


def local_date(moment: Moment) -> date:
    """Return the calendar day in Jakarta."""
    return local(moment).date() if isinstance(moment, datetime) else moment


def format_date(moment: Moment, language: str | None = None) -> str:
    """Return "15 Mei 2017"."""
    day = local_date(moment)
    return f"{day.day} {words_of(language).months[day.month - 1]} {day.year}"


def format_full_date(moment: Moment, language: str | None = None) -> str:
    """Return "Senin, 15 Mei 2017"."""
    return f"{words_of(language).weekdays[local_date(moment).weekday()]}, {format_date(moment, language)}"


def format_month(moment: Moment, language: str | None = None) -> str:
    """Return "Mei 2017"."""
    day = local_date(moment)
    return f"{words_of(language).months[day.month - 1]} {day.year}"


def format_time(moment: datetime | time, language: str | None = None) -> str:
    """Return "07.59 WIB"."""
    return f"{_clock(moment, language)} {ZONE_NAME}"


def format_datetime(moment: datetime, language: str | None = None) -> str:
    """Return "Senin, 15 Mei 2017 07.59 WIB"."""
    return f"{format_full_date(moment, language)} {format_time(moment, language)}"


def format_range(start: Moment, end: Moment | None = None, language: str | None = None) -> str:
    """Return the days from start to end, both included: "15–17 Mei 2017", "30 Mei–2 Juni 2017".

    Without an end, or with one on the same day or before, the start alone.
    """
    first = local_date(start)
    last = first if end is None else local_date(end)
    if last <= first:
        return format_date(first, language)
    months = words_of(language).months
    if (first.year, first.month) == (last.year, last.month):
        left = str(first.day)
    elif first.year == last.year:
        left = f"{first.day} {months[first.month - 1]}"
    else:
        left = format_date(first, language)
    return f"{left}–{format_date(last, language)}"


def format_datetime_range(start: datetime, end: datetime | None = None, language: str | None = None) -> str:
    """Return "Senin, 15 Mei 2017 08.00–10.00 WIB", or both days with their times when they differ."""
    if end is None or local(end) <= local(start):
        return format_datetime(start, language)
    if local_date(start) == local_date(end):
        return f"{format_full_date(start, language)} {_clock(start, language)}–{format_time(end, language)}"
    return f"{format_datetime(start, language)} – {format_datetime(end, language)}"


def _clock(moment: datetime | time, language: str | None) -> str:
    shown = local(moment) if isinstance(moment, datetime) else moment
    return f"{shown.hour:02d}{words_of(language).time_separator}{shown.minute:02d}"


class DateTextError(ValueError):
    """A text holds no date, an impossible one, or one whose weekday is another; the message is for people."""


_MONTH_SPELLINGS = {
    1: "januari jan januwari january",
    2: "februari pebruari febuari feb peb february",
    3: "maret mar mrt march",
    4: "april apr",
    5: "mei mey may",
    6: "juni jun june",
    7: "juli jul july",
    8: "agustus agt agust agu ags aug august",
    9: "september sept sep",
    10: "oktober okt oct october",
    11: "november nopember nov nop",
    12: "desember des december dec",
}
_WEEKDAY_SPELLINGS = {
    0: "senin sen senen monday",
    1: "selasa sel slasa tuesday",
    2: "rabu rab rebo wednesday",
    3: "kamis kam kemis thursday",
    4: "jumat jum jumuah jemuah friday",
    5: "sabtu sab setu saturday",
    6: "minggu min ming ahad akad sunday",
}
_MONTH_NUMBERS = {word: number for number, words in _MONTH_SPELLINGS.items() for word in words.split()}
_WEEKDAY_NUMBERS = {word: number for number, words in _WEEKDAY_SPELLINGS.items() for word in words.split()}

_APOSTROPHES = re.compile(r"['’‘`´.]")
_WEEKDAY = r"(?:(?P<weekday>[^\W\d_]+(?:['’‘`´][^\W\d_]+)?\.?)\s*,?\s+)?"
_NAMED = re.compile(_WEEKDAY + r"(?P<day>\d{1,2})[\s./-]+(?P<month>[^\W\d_]+\.?)[\s./-]+(?P<year>\d{4})$")
_NUMERIC = re.compile(_WEEKDAY + r"(?P<day>\d{1,2})[./-](?P<month>\d{1,2})[./-](?P<year>\d{4})$")
_ISO = re.compile(r"(?P<weekday>)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})$")
_TIME = re.compile(
    r"[\s,|T-]*(?:(?:pukul|pkl|jam)\.?\s*)?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?\s*(?:WIB)?$",
    re.IGNORECASE,
)
_RANGE_SIGN = re.compile(r"\s*(?:\bs\s*[./]\s*d\b\.?|\bsampai(?:\s+dengan)?\b|\bhingga\b|[–—]|\s-\s)\s*", re.IGNORECASE)


def parse_month(word: str) -> int | None:
    """Return 1-12 for a month's name as people write it (Pebruari, Nopember, Agt, Agust), else None."""
    return _MONTH_NUMBERS.get(_APOSTROPHES.sub("", word).strip().lower())


def parse_weekday(word: str) -> int | None:
    """Return 0-6 (Monday is 0) for a weekday's name as people write it (Jum'at, Ahad), else None."""
    return _WEEKDAY_NUMBERS.get(_APOSTROPHES.sub("", word).strip().lower())


def parse_date(text: str) -> date:
    """Return the day of "15 Mei 2017", "Jum'at, 4 Nopember 2016", "15-05-2017" or "2017-05-15".

    Raises DateTextError when there is none, when it does not exist, or when the weekday is another day's.
    """
    cleaned = " ".join(text.split())
    match = _NAMED.match(cleaned) or _NUMERIC.match(cleaned) or _ISO.match(cleaned)
    if match is None:
        raise DateTextError(_("“%(text)s” bukan tanggal. Tulis misalnya “15 Mei 2017”.") % {"text": text})
    month_text = match["month"]
    month = int(month_text) if month_text.isdigit() else parse_month(month_text)
    if month is None:
        raise DateTextError(_("“%(word)s” bukan nama bulan.") % {"word": month_text})
    day = build_date(int(match["year"]), month, int(match["day"]))
    if match["weekday"]:
        check_weekday(match["weekday"], day)
    return day


def build_date(year: int, month: int, day: int) -> date:
    """Return the date, or raise DateTextError when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        shown = f"{day} {_MONTHS_ID[month - 1]} {year}" if 1 <= month <= 12 else f"{day}-{month}-{year}"
        raise DateTextError(_("tanggal %(date)s tidak ada di kalender.") % {"date": shown}) from None


def check_weekday(word: str, day: date) -> None:
    """Raise DateTextError unless `word` is a weekday's name and that of `day`."""
    written = parse_weekday(word)
    if written is None:
        raise DateTextError(_("“%(word)s” bukan nama hari.") % {"word": word})
    if written != day.weekday():
        raise DateTextError(
            _("hari dan tanggal tidak cocok: tertulis “%(word)s”, padahal %(date)s adalah hari %(weekday)s.")
            % {"word": word, "date": format_date(day, "id"), "weekday": WORDS["id"].weekdays[day.weekday()]}
        )


def parse_datetime(text: str) -> datetime:
    """Return the aware Jakarta time of "15 Mei 2017 pukul 07.59 WIB"; raises DateTextError as `parse_date` does."""
    cleaned = " ".join(text.split())
    match = _TIME.search(cleaned)
    if match is None:
        raise DateTextError(
            _("“%(text)s” tidak memuat jam. Tulis misalnya “15 Mei 2017 pukul 07.59 WIB”.") % {"text": text}
        )
    return datetime.combine(parse_date(cleaned[: match.start()]), parse_clock(match), JAKARTA)


def parse_clock(match: re.Match[str]) -> time:
    """Return the time of a match with groups hour, minute, second; raises DateTextError for 24.00 and beyond."""
    try:
        return time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        raise DateTextError(_("jam %(clock)s tidak ada.") % {"clock": match[0].strip(" ,|-")}) from None


def parse_range(text: str) -> tuple[date, date]:
    """Return both days of "15 s.d. 17 Mei 2017" or "30 Mei – 2 Juni 2017"; one date alone is a range of one day.

    What the left side leaves out (month, year) is taken from the right. Raises DateTextError.
    """
    parts = _RANGE_SIGN.split(" ".join(text.split()), maxsplit=1)
    last = parse_date(parts[-1])
    if len(parts) == 1:
        return last, last
    left = parts[0]
    if re.fullmatch(r"\d{1,2}", left):
        first = build_date(last.year, last.month, int(left))
    elif re.search(r"\d{4}", left):
        first = parse_date(left)
    else:
        first = parse_date(f"{left} {last.year}")
    if first > last:
        raise DateTextError(_("“%(text)s”: akhir rentang mendahului awalnya.") % {"text": text})
    return first, last
