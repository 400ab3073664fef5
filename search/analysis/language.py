"""What the search knows of one language. A new language is a new file beside `indonesian` and a line here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Language:
    """`spelled` writes a word one way, `stem` finds what related words share; both take and give single words.

    `stop_words` tell nothing, `weak_words` little: how a question is put ("cara", "syarat"), not what it is about.
    `hints` name the kind of page that a word asks for ("kapan": agenda).
    """

    spelled: Callable[[str], str]
    stem: Callable[[str], str]
    stop_words: frozenset[str] = frozenset()
    weak_words: frozenset[str] = frozenset()
    hints: tuple[tuple[str, frozenset[str]], ...] = ()


def _same(word: str) -> str:
    return word


PLAIN = Language(spelled=_same, stem=_same)


@lru_cache(maxsize=16)
def language_of(locale: str) -> Language:
    """Return the language of a locale; words of an unknown one are searched as they are written."""
    # Javanese texts of an office share most of their words and affixes with Indonesian.
    if locale in ("id", "jv"):
        from search.analysis.indonesian import INDONESIAN

        return INDONESIAN
    return PLAIN
