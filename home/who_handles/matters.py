"""Whether a matter in a citizen's words is what a text speaks of; pure."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[a-z0-9]+")
# Spellings that people mix up, on both sides.
_SPELLING = {
    "akte": "akta",
    "ijin": "izin",
    "perijinan": "perizinan",
    "ktpel": "ktp",
    "ektp": "ktp",
    "praktek": "praktik",
}
# What people put around the matter itself.
_AROUND = frozenset(
    re.findall(
        r"\w+",
        "apa atau bagaimana bikin buat cara cari dan dari daftar di dimana dinas kabupaten kantor ke layanan mana mau "
        "mencari mengurus mengurusi minta pati saya siapa tempat untuk urus urusan yang",
    )
)
# Shorter parts of a word say nothing ("an" stands in every second one).
_SHORTEST_PART = 4
EXACT, BEGINS, WITHIN = 4, 3, 2


def words_of(*texts: str) -> list[str]:
    """Return the words of texts in lower case, without accents, in one spelling. KTP-el and KTP el are ktp."""
    plain = unicodedata.normalize("NFKD", " ".join(texts)).encode("ascii", "ignore").decode().lower()
    joined = re.sub(r"\b(?:e-ktp|ktp[- ]el)\b", "ktp", plain)
    return [_SPELLING.get(word, word) for word in _WORD.findall(joined)]


def asked_words(query: str) -> tuple[str, ...]:
    """Return the words of a question that name the matter; all of them where nothing else is left. Each once."""
    words = list(dict.fromkeys(words_of(query)))
    return tuple([word for word in words if word not in _AROUND] or words)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: names and titles are `strong`, what explains them is `weak`."""

    strong: frozenset[str]
    weak: frozenset[str] = frozenset()

    @classmethod
    def of(cls, strong: Iterable[str], weak: Iterable[str] = ()) -> "Words":
        return cls(frozenset(words_of(*strong)), frozenset(words_of(*weak)))


def closeness(word: str, candidates: Collection[str]) -> int:
    """Return how near a word comes to any candidate: the same, its beginning, a part ("lahir" in "kelahiran"), or 0.

    Indonesian puts a word's meaning in its middle, so parts work both ways: who asks for "kelahiran" means "lahir".
    """
    if word in candidates:
        return EXACT
    best = 0
    for candidate in candidates:
        if len(word) >= 3 and candidate.startswith(word):
            return BEGINS
        shorter, longer = sorted((word, candidate), key=len)
        if len(shorter) >= _SHORTEST_PART and shorter in longer:
            best = WITHIN
    return best


def found(asked: Sequence[str], words: Words) -> dict[str, int]:
    """Return the points of each asked word that the text knows; a strong one counts twice."""
    points = {word: max(2 * closeness(word, words.strong), closeness(word, words.weak)) for word in asked}
    return {word: value for word, value in points.items() if value}


def merged(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    """Return the better points of each word that either text knows."""
    return {word: max(one.get(word, 0), other.get(word, 0)) for word in {*one, *other}}
