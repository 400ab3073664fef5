"""Orders the best candidates of any engine by one measure of our own, so that all engines agree.

Engines bring what matches, roughly ordered. Here each candidate is read again: which clauses stand in its title, its
agency, its summary or its text, how well, and how near to each other.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import exp

from search.analysis import Language, agency_token, language_of, spelled_words, stem_token
from search.engines.base import Hit
from search.plan import Clause, Plan

# How much a clause counts by where it stands; a text that says it often approaches TEXT.
TITLE, SUMMARY, AGENCY, TEXT = 1.0, 0.5, 0.45, 0.6
# What a synonym lacks in weight it lacks less in certainty: the power of the weight that says so.
SURE = 0.25
# A word that stands in the text alone may be said in passing.
IN_PASSING = 0.8
# A clause that the engine found beyond what is read here.
DEEP = 0.25
# How much the share of the title that was asked for adds, and words that follow each other as they were typed.
WHOLE_TITLE, PHRASE = 0.25, 0.15
# A hint at an agency that is no name of it ("sekolah").
HINTED_AGENCY = 0.08
# The newest gain this much, half of it after a year.
FRESH = 0.04
CLOSED = 0.6
# Texts are read by their beginning.
READ_LETTERS = 4000
_YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is read of an entry to rank it; `text` is its beginning."""

    id: int
    kind: str
    agency: str
    agency_name: str
    date: datetime | None
    title: str
    summary: str
    text: str


@dataclass(frozen=True, slots=True)
class Ranked:
    """`certainty` tells how much of the query the entry answers, between 0 and 1: its title more than its text."""

    id: int
    score: float
    certainty: float


def rank(
    plan: Plan,
    hits: Sequence[Hit],
    candidates: Mapping[int, Candidate],
    locale: str,
    now: datetime,
    closed: Collection[str] = (),
) -> list[Ranked]:
    """Return the candidates, best first; hits without a candidate are left out. `closed` are agencies of the past."""
    reader = _Reader(plan, language_of(locale), now, closed)
    ranked = [reader.ranked(hit, candidates[hit.id]) for hit in hits if hit.id in candidates]
    return sorted(ranked, key=lambda one: -one.score)


class _Reader:
    def __init__(self, plan: Plan, language: Language, now: datetime, closed: Collection[str]) -> None:
        self.plan, self.language, self.now, self.closed = plan, language, now, closed
        self.typed = [clause.word for clause in plan.clauses]
        self.hinted = {code for match in plan.agencies for code in match.codes}

    def ranked(self, hit: Hit, candidate: Candidate) -> Ranked:
        title, summary, text = (self._field(one) for one in (candidate.title, candidate.summary, candidate.text))
        agency = self._field(candidate.agency_name)
        agency.tokens[agency_token(candidate.agency)] += 1
        score = coverage = certainty = 0.0
        for index, clause in enumerate(self.plan.clauses):
            strength, found = _strength(clause, title, summary, agency, text)
            if not found and hit.found >> index & 1:
                strength, found = DEEP, DEEP * 2
            score += clause.weight * strength
            coverage += clause.weight * found
            certainty += clause.weight * found * (1.0 if strength >= SUMMARY * found else IN_PASSING)
        score += WHOLE_TITLE * coverage * self._asked_share(title)
        score += PHRASE * max(self._in_order(title), self._in_order(summary), self._in_order(text))
        if candidate.agency in self.hinted:
            score += HINTED_AGENCY
        score *= coverage * self.plan.kinds.get(candidate.kind, 1.0) * self._freshness(candidate.date)
        if candidate.agency in self.closed:
            score *= CLOSED
        return Ranked(hit.id, score, certainty)

    def _field(self, text: str) -> "_Field":
        words = spelled_words(text, self.language)
        tokens = Counter(words)
        for word, times in list(tokens.items()):
            stem = self.language.stem(word)
            if stem != word:
                tokens[stem_token(stem)] += times
        return _Field(words, tokens)

    def _asked_share(self, title: "_Field") -> float:
        telling = [word for word in title.words if word not in self.language.stop_words]
        asked = self.plan.tokens
        found = sum(word in asked or stem_token(self.language.stem(word)) in asked for word in telling)
        return found / len(telling) if telling else 0.0

    def _in_order(self, field: "_Field") -> float:
        """Return the share of the query's neighbouring words that are neighbours in the field too."""
        pairs = list(zip(self.typed, self.typed[1:], strict=False))
        if not pairs:
            return 0.0
        there = set(zip(field.words, field.words[1:], strict=False))
        return sum(pair in there for pair in pairs) / len(pairs)

    def _freshness(self, date: datetime | None) -> float:
        if date is None:
            return 1.0
        years = max(0.0, (self.now - date).total_seconds() / _YEAR)
        return 1.0 + FRESH * exp(-0.7 * years)


@dataclass(frozen=True, slots=True)
class _Field:
    words: list[str]
    tokens: Counter[str]

    def times(self, phrase: Sequence[str]) -> int:
        if len(phrase) == 1:
            return self.tokens[phrase[0]]
        if not all(token in self.tokens for token in phrase):
            return 0
        length, wanted = len(phrase), list(phrase)
        return sum(self.words[start : start + length] == wanted for start in range(len(self.words) - length + 1))


def _strength(clause: Clause, title: _Field, summary: _Field, agency: _Field, text: _Field) -> tuple[float, float]:
    """Return how well a clause stands in an entry, and by the best of its alternatives how surely at all."""
    strength = sure = 0.0
    for one in clause.alternatives:
        times = text.times(one.tokens)
        where = (
            TITLE * (title.times(one.tokens) > 0)
            + SUMMARY * (summary.times(one.tokens) > 0)
            + AGENCY * (agency.times(one.tokens) > 0)
            + TEXT * times / (times + 0.6)
        )
        if where:
            strength = max(strength, one.weight * where)
            sure = max(sure, one.weight**SURE)
    return strength, sure
