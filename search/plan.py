"""What is asked of an engine: clauses of words and of what may stand for them. No engine's language, no database."""

from dataclasses import dataclass, field
from functools import cached_property

# Sums of weights are compared with this much room.
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Alternative:
    """What may stand for a clause: one token of the index, or several that stand as a phrase in one field.

    `weight` is between 0 and 1: 1 for the word as it was typed, less for its stem, a synonym or a correction.
    """

    tokens: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Clause:
    """One word of the query. `weight` is its share of what the query tells: those of all clauses sum up to 1."""

    word: str
    alternatives: tuple[Alternative, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class AgencyMatch:
    """Words of the query that name agencies: `words` as typed, `codes` those meant; `is_former` for an old name."""

    words: str
    codes: tuple[str, ...]
    is_former: bool = False


@dataclass(frozen=True)
class Plan:
    """How one query is searched.

    `enough` is the weight that a hit's clauses must sum up to where not all of them are found. `correction` is the
    query as it was probably meant, "" when every word is known. `kinds` holds factors of the rank by kind.
    """

    clauses: tuple[Clause, ...] = ()
    enough: float = 0.3
    correction: str = ""
    agencies: tuple[AgencyMatch, ...] = ()
    kinds: dict[str, float] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @cached_property
    def essential(self) -> frozenset[int]:
        """The heaviest clauses, without any of which the others are not enough."""
        missing, chosen = 1.0, set()
        for index in sorted(range(len(self.clauses)), key=lambda one: -self.clauses[one].weight):
            if missing < self.enough - TOLERANCE:
                break
            missing -= self.clauses[index].weight
            chosen.add(index)
        return frozenset(chosen)

    @cached_property
    def tokens(self) -> frozenset[str]:
        """All tokens that may stand for a clause: what a reader wants to see marked."""
        return frozenset(token for clause in self.clauses for one in clause.alternatives for token in one.tokens)
