"""Tells English from Indonesian: by the libraries' own messages, and by words that no Indonesian sentence has."""

import re
from functools import cache
from pathlib import Path

from tests.language.catalogues import DOMAINS, PLACEHOLDER, TAG, libraries, translations

WORDS = frozenset(
    word
    for word in (Path(__file__).parent / "english_words.txt").read_text().splitlines()
    if word and not word.startswith("#")
)
# Addresses, file names, slugs, names in code and rules in a notation of their own are no words of a sentence.
NO_WORDS = re.compile(
    r"""
    https?://\S+ | \S+@\S+ | \S+=\S+ | (?:/[\w.~-]+)+/? | <[^>]*> | &\w+;
    | \b[\w-]+(?:\.[\w-]+)+\b | \b\w+(?:[-_]\w+)+\b
    """,
    re.VERBOSE,
)
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
SPACE = re.compile(r"\s+")


def english_in(text: str) -> str:
    """Return why a text is taken for English, or "" where it is not."""
    text = SPACE.sub(" ", text).strip()
    if text in _messages():
        return "message of a library"
    if any(pattern.fullmatch(text) for pattern in _patterns(text.split(" ")[0])):
        return "message of a library, filled in"
    words = {word for word in WORD.findall(NO_WORDS.sub(" ", text)) if word.lower() in WORDS}
    return "English words: " + ", ".join(sorted(words)) if words else ""


@cache
def _sources() -> frozenset[tuple[str, str]]:
    """Every English message of the libraries with the Indonesian that the admin should show instead."""
    pairs = set()
    for domain in DOMAINS:
        for catalogue in libraries(domain):
            for entry in catalogue:
                ours = translations(entry, domain)
                for message in filter(None, (entry.msgid, entry.msgid_plural)):
                    pairs.add((message, ours[0] if ours else ""))
    return frozenset(pairs)


def _pieces(message: str) -> list[str]:
    """Return what a message becomes on a page: a text node before, between and after its tags."""
    return [SPACE.sub(" ", piece).strip() for piece in TAG.split(message)]


@cache
def _messages() -> frozenset[str]:
    english, indonesian = set(), set()
    for message, ours in _sources():
        indonesian |= set(_pieces(ours))
        english |= {piece for piece in _pieces(message) if WORD.search(piece) and not PLACEHOLDER.search(piece)}
    return frozenset(english - indonesian)


@cache
def _filled() -> dict[str, list[re.Pattern[str]]]:
    """Patterns of messages with placeholders, by their first word ("" where that is a placeholder)."""
    patterns: dict[str, list[re.Pattern[str]]] = {}
    for message, ours in _sources():
        for piece in set(_pieces(message)) - set(_pieces(ours)):
            literal = PLACEHOLDER.sub(" ", piece)
            if not PLACEHOLDER.search(piece) or len(WORD.findall(literal)) < 2:
                continue
            first = piece.split(" ")[0]
            pattern = ".+".join(map(re.escape, PLACEHOLDER.split(piece)))
            patterns.setdefault("" if PLACEHOLDER.search(first) else first, []).append(re.compile(pattern))
    return patterns


def _patterns(first_word: str) -> list[re.Pattern[str]]:
    return _filled().get(first_word, []) + _filled().get("", [])
