"""What may stand for a term of a query, as Diskominfo keeps it (`search.models.synonym`)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations

from search.kept import Kept
from search.models import Direction, Synonym, SynonymTerm

# How much a term found in a page counts beside the very term that was asked.
VARIANT_TO_MAIN = 0.8
MAIN_TO_VARIANT = 0.7
VARIANT_TO_VARIANT = 0.5

Words = tuple[str, ...]
Synonyms = Mapping[Words, Sequence[tuple[Words, float]]]


def synonyms(locale: str) -> Synonyms:
    """Return, by the spelled words of each known term, the words that may stand for it and their weight, best first.

    One query at most every 30 seconds in a process; none of the terms stands for itself.
    """
    return _kept.get(locale)


def _read(locale: str) -> Synonyms:
    rows = SynonymTerm.objects.filter(locale=locale, synonym__is_active=True).order_by("pk")
    groups: dict[int, list[tuple[Words, bool, str]]] = defaultdict(list)
    for synonym_id, words, is_main, direction in rows.values_list(
        "synonym_id", "words", "is_main", "synonym__direction"
    ):
        groups[synonym_id].append((tuple(words.split()), is_main, direction))
    found: dict[Words, list[tuple[Words, float]]] = defaultdict(list)
    for group in groups.values():
        for asked, other, weight in _pairs(group):
            found[asked].append((other, weight))
    return {asked: tuple(sorted(others, key=lambda one: -one[1])) for asked, others in found.items()}


def _pairs(group: Iterable[tuple[Words, bool, str]]) -> Iterable[tuple[Words, Words, float]]:
    for (asked, asked_is_main, direction), (other, other_is_main, _direction) in permutations(group, 2):
        if other_is_main:
            yield asked, other, VARIANT_TO_MAIN
        elif direction == Direction.BOTH:
            yield asked, other, MAIN_TO_VARIANT if asked_is_main else VARIANT_TO_VARIANT


_kept: Kept[str, Synonyms] = Kept(_read, SynonymTerm, Synonym)


def forget() -> None:
    """Read the terms anew at the next search; for writers that send no signal."""
    _kept.forget()
