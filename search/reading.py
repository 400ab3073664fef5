"""A text read to rank it: which tokens it has and how often, and whether words follow each other."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from unicodedata import normalize

from search.analysis import WORD, fold, language_of, stem_token


class ReadText:
    """Reads each different word once: a page of results ranks dozens of texts with hundreds of words."""

    def __init__(self, text: str, locale: str) -> None:
        self._locale = locale
        self._words: list[str] = WORD.findall(fold(normalize("NFKC", text)))
        self._tokens: dict[str, int] = {}
        for word, times in Counter(self._words).items():
            for token in _tokens(word, locale):
                self._tokens[token] = self._tokens.get(token, 0) + times

    def add(self, token: str) -> None:
        """Count a token that no word stands for."""
        self._tokens[token] = 1

    def times(self, phrase: Sequence[str]) -> int:
        """Return how often a token stands in the text, or several as a phrase."""
        if len(phrase) == 1:
            return self._tokens.get(phrase[0], 0)
        if not all(token in self._tokens for token in phrase):
            return 0
        return self._spelled.count(f" {' '.join(phrase)} ")

    def in_order(self, words: Sequence[str]) -> float:
        """Return the share of the neighbouring words that are neighbours here too; 0 for a single word."""
        found = [self.times(pair) > 0 for pair in pairwise(words)]
        return sum(found) / len(found) if found else 0.0

    @cached_property
    def spelled(self) -> list[str]:
        """The words in their order, in standard spelling."""
        return [_tokens(word, self._locale)[0] for word in self._words]

    @cached_property
    def _spelled(self) -> str:
        return f" {' '.join(self.spelled)} "


@lru_cache(maxsize=50_000)
def _tokens(word: str, locale: str) -> tuple[str, ...]:
    language = language_of(locale)
    spelled = language.spelled(word)
    stem = language.stem(spelled)
    return (spelled,) if stem == spelled else (spelled, stem_token(stem))
