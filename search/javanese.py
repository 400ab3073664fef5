"""Javanese words in Indonesian questions, from `search/data/javanese.tsv`, read once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from search.analysis import language_of, spelled_words

_FILE = Path(__file__).resolve().parent / "data" / "javanese.tsv"

Phrases = tuple[tuple[str, ...], ...]


@lru_cache(maxsize=1)
def javanese() -> Mapping[tuple[str, ...], Phrases]:
    """Return the Indonesian phrases of each Javanese word or phrase; none for one that tells nothing."""
    language = language_of("id")
    meanings: dict[tuple[str, ...], Phrases] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        term, _tab, indonesian = line.partition("\t")
        phrases = (tuple(spelled_words(phrase, language)) for phrase in indonesian.split(","))
        meanings[tuple(spelled_words(term, language))] = tuple(phrase for phrase in phrases if phrase)
    return meanings


def meaning_of(word: str) -> tuple[str, ...]:
    """Return the Indonesian words that a single word first of all stands for: itself where it is no Javanese one."""
    meanings = javanese().get((word,))
    if meanings is None:
        return (word,)
    return meanings[0] if meanings else ()


def translated(typed: Sequence[str]) -> list[str]:
    """Return the words with each Javanese one in Indonesian; those with a longer meaning stay, so that places do."""
    return [meaning[0] if len(meaning := meaning_of(word)) == 1 else word for word in typed]


# Javanese affixes that Indonesian does not share: syarate, dibenakke, mbayar, njaluk.
_SUFFIXES = ("ake", "akke", "ke", "ne", "e", "no", "en")
_PREFIXES = (
    *(("nge", ""), ("ng", ""), ("ng", "k"), ("ny", "s"), ("nd", "d"), ("nj", "j"), ("mb", "b"), ("n", "t")),
    *(("m", "p"), ("di", ""), ("tak", ""), ("ke", "")),
)
_SHORTEST = 3


def javanese_roots(word: str) -> list[str]:
    """Return what a word may be made of, the longest first; most of them are no words."""
    stripped = {word}
    for old, new in _PREFIXES:
        if word.startswith(old):
            stripped.add(new + word.removeprefix(old))
    roots = {one.removesuffix(suffix) for one in stripped for suffix in ("", *_SUFFIXES)} - {word}
    return sorted((root for root in roots if len(root) >= _SHORTEST), key=lambda root: (-len(root), root))
