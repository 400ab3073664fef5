"""Javanese words in Indonesian questions, from `search/data/javanese.tsv`, read once."""

from collections.abc import Mapping
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
