"""Tokens: what an engine stores of a text. Every engine parts them at spaces and needs no analyzer of its own."""

from collections.abc import Iterable

from search.analysis.language import Language
from search.analysis.words import MAX_WORDS, words

# Before a stem, so that the word "daftar" and the stem of "pendaftaran" stay apart. No word holds these characters.
STEM_MARK = "_"
AGENCY_MARK = "@"


def stem_token(stem: str) -> str:
    return STEM_MARK + stem


def agency_token(code: str) -> str:
    return AGENCY_MARK + code


def spelled_words(text: str, language: Language, limit: int = MAX_WORDS) -> list[str]:
    """Return the first `limit` words of a text as the dictionary spells them."""
    return [language.spelled(word) for word in words(text, limit)]


def tokens(text: str, language: Language, limit: int = MAX_WORDS) -> list[str]:
    """Return the words of a text in their order and then the stems of those that are not their own stem.

    The stems stand at the end, so that words that follow each other are found as a phrase.
    """
    found = spelled_words(text, language, limit)
    return [*found, *_stems(found, language)]


def _stems(found: Iterable[str], language: Language) -> list[str]:
    return [STEM_MARK + stem for word in found if (stem := language.stem(word)) != word]
