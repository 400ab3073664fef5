"""Agencies by what a citizen calls them: today's name, an abbreviation, an alias or a former name; pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from cms.registries.searchable import AgencyFacts
from search.analysis import words


@dataclass(frozen=True, slots=True)
class Called:
    """An agency and the name by which it was found, "" where that stands in its name of today."""

    facts: AgencyFacts
    name: str = ""


def called(asked: Sequence[str], agencies: Iterable[AgencyFacts], limit: int) -> list[Called]:
    """Return agencies one of whose names has all these words or longer ones, the best first, at most `limit`.

    What is the whole name goes before its beginning, and this before words within; agencies at work before others.
    """
    ranked = []
    for facts in agencies:
        best = min(((_distance(asked, words(name)), name) for name in _names(facts)), default=(_FAR, ""))
        if best[0] < _FAR:
            own = _distance(asked, words(facts.name)) < _FAR
            ranked.append((bool(facts.closed), best[0], facts.name, Called(facts, "" if own else best[1])))
    return [found for *_rank, found in sorted(ranked, key=lambda one: one[:3])[:limit]]


_FAR = 9


def _names(facts: AgencyFacts) -> Iterator[str]:
    yield from facts.names
    yield from facts.former_names


def _distance(asked: Sequence[str], name: Sequence[str]) -> int:
    if not asked or not all(any(word.startswith(one) for word in name) for one in asked):
        return _FAR
    if list(asked) == list(name):
        return 0
    return 1 if name[0].startswith(asked[0]) else 2
