"""Which known words a mistyped one probably was."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA, Levenshtein

from search.vocabulary import similar

# Letters that may be wrong, from this length of the word on; shorter words are too alike to guess.
ONE_WRONG, TWO_WRONG = 4, 7
# Up to this length words begin as they should, and another letter must be one that fingers or ears mistake.
SHORT = 6
MOST = 3
# Letters that sound alike or are written for each other, and neighbours on the keyboard.
_CONFUSED = ("aiueo", "dt", "bp", "fpv", "sz", "ck", "kgq", "jz", "yi", "jy", "nm", "lr", "kh", "sc")
_KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def _neighbours() -> frozenset[frozenset[str]]:
    pairs = {frozenset((one, other)) for group in _CONFUSED for one in group for other in group if one != other}
    for upper, lower in zip(_KEYBOARD, (*_KEYBOARD[1:], ""), strict=True):
        pairs |= {frozenset(pair) for pair in pairwise(upper)}
        pairs |= {frozenset(pair) for pair in zip(upper, lower, strict=False)}
        pairs |= {frozenset(pair) for pair in zip(upper[1:], lower, strict=False)}
    return frozenset(pairs)


_ALIKE = _neighbours()


def corrections(locale: str, word: str, terms: Iterable[str]) -> Sequence[tuple[str, int]]:
    """Return up to MOST (word, wrong letters), the likeliest first, from the index's words and from `terms`; one query.

    Swapped neighbours count as one wrong letter. A word with two wrong letters must still begin as it did.
    """
    allowed = (len(word) >= ONE_WRONG) + (len(word) >= TWO_WRONG)
    if not allowed or any(character.isdigit() for character in word):
        return []
    known: Mapping[str, int] = similar(locale, word, allowed) | dict.fromkeys(terms, 1)
    found: list[tuple[int, int, str]] = []
    for candidate, entries in known.items():
        wrong = OSA.distance(word, candidate, score_cutoff=allowed)
        if 0 < wrong <= allowed and _is_plausible(word, candidate, wrong):
            found.append((wrong, -entries, candidate))
    return [(candidate, wrong) for wrong, _entries, candidate in sorted(found)[:MOST]]


def _is_plausible(word: str, candidate: str, wrong: int) -> bool:
    """Return whether somebody who meant the candidate may have typed the word."""
    if wrong > 1:
        return candidate[0] == word[0]
    if len(word) > SHORT:
        return True
    if word[0] != candidate[0] and word[:2] != candidate[1::-1]:
        return False
    if len(word) != len(candidate):
        return True
    replaced = [edit for edit in Levenshtein.editops(word, candidate) if edit.tag == "replace"]
    return len(replaced) != 1 or frozenset((word[replaced[0].src_pos], candidate[replaced[0].dest_pos])) in _ALIKE
