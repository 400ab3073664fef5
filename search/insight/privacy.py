"""Which queries are not kept at all, because a person can be known by them.

Dropped whole, not masked: who types a number of sixteen digits types the name that belongs to it beside it, and what is
left over tells nobody anything about the search.
"""

import re
import unicodedata

# NIK and KK have 16 digits, telephone numbers here 9 to 13; the shortest landline with its area code has 8.
LONGEST_NUMBER = 7
# Pieces of a number with words between them: "3318 lalu 0412 ...".
MOST_DIGITS = 13

_BETWEEN = r"[\W_]*"
_RUN = re.compile(rf"\d(?:{_BETWEEN}\d){{{LONGEST_NUMBER},}}")
# Budgets and school years: "2025/2026", "2024 2025".
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d[\W_]{1,3}(?:19|20)\d\d(?!\d)(?![\W_]*\d)")
# A letter that is drawn like a digit, among at least as many digits: "o8l2…".
_DRAWN_ALIKE = str.maketrans({"o": "0", "i": "1", "l": "1", "|": "1"})
_MIXED = re.compile(r"[\doil|][\doil|\W_]*[\doil|]", re.IGNORECASE)
_SPOKEN = {
    "nol": "0",
    "kosong": "0",
    "satu": "1",
    "dua": "2",
    "tiga": "3",
    "empat": "4",
    "lima": "5",
    "enam": "6",
    "tujuh": "7",
    "delapan": "8",
    "sembilan": "9",
}
_SPOKEN_WORD = re.compile(rf"\b(?:{'|'.join(_SPOKEN)})\b")
_MAIL = re.compile(
    r"\S\s*@\s*\S"
    r"|\S\s*[(\[{]\s*at\s*[)\]}]\s*\S"
    r"|\b(?:g-?mail|yahoo|ymail|rocketmail|hotmail|outlook|icloud|protonmail|proton)\s*(?:\.|\bdot\b|\btitik\b|\s)\s*"
    r"(?:com|co|id|me|net)\b"
)


def tells_who(text: str) -> bool:
    """Whether a text holds what looks like a NIK, a KK number, a telephone number or an e-mail address.

    Any run of eight digits or more counts, whatever stands between them, in whatever script; two years side by side do
    not.
    """
    text = _plain(text)
    if _MAIL.search(text):
        return True
    text = _SPOKEN_WORD.sub(lambda match: _SPOKEN[match.group()], text)
    text = _YEARS.sub(" tahun ", text)
    if sum(character.isdigit() for character in text) > MOST_DIGITS or _RUN.search(text):
        return True
    return any(_is_number_in_disguise(match.group()) for match in _MIXED.finditer(text))


def _plain(text: str) -> str:
    """Return the text in lower case, digits of all scripts as 0 to 9, without what is not seen (zero-width marks)."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return "".join(
        str(unicodedata.digit(character)) if unicodedata.digit(character, None) is not None else character
        for character in text
        if unicodedata.category(character) not in ("Cf", "Mn", "Me")
    )


def _is_number_in_disguise(text: str) -> bool:
    digits = sum(character.isdigit() for character in text)
    run = _RUN.search(text.translate(_DRAWN_ALIKE))
    letters = sum(character.isalpha() for character in text)
    return run is not None and digits > letters
