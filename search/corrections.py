"""Which known words a mistyped one probably was."""

from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import OSA

from search.vocabulary import similar

# Letters that may be wrong, from this length of the word on; shorter words are too alike to guess.
ONE_WRONG, TWO_WRONG = 4, 7
MOST = 3


def corrections(locale: str, word: str, terms: Iterable[str]) -> Sequence[tuple[str, int]]:
    """Return up to MOST (word, wrong letters), the likeliest first, from the index's words and from `terms`; one query.

    Swapped neighbours count as one wrong letter. A word with two wrong letters must still begin as it did.
    """
    allowed = (len(word) >= ONE_WRONG) + (len(word) >= TWO_WRONG)
    if not allowed or any(character.isdigit() for character in word):
        return []
    known: Mapping[str, int] = similar(locale, word, allowed) | {term: 1 for term in terms}
    found: list[tuple[int, int, str]] = []
    for candidate, entries in known.items():
        wrong = OSA.distance(word, candidate, score_cutoff=allowed)
        if wrong > allowed or wrong == 0 or (wrong > 1 and candidate[0] != word[0]):
            continue
        found.append((wrong, -entries, candidate))
    return [(candidate, wrong) for wrong, _entries, candidate in sorted(found)[:MOST]]
