"""One spelling for words that are written in several ways (ijin, izin); the index and the query both use it."""

from search.analysis.lexicon import pairs

_STANDARD = pairs("spelling")


def spelled(word: str) -> str:
    """Return the word as the standard dictionary (KBBI) spells it; a word that is not known stays as it is."""
    return _STANDARD.get(word, word)
