"""What is measured of a run: numbers that a reader can reckon by hand."""

from collections.abc import Mapping, Sequence
from math import log2

DEPTH = 10


def ndcg(hits: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Return nDCG@10 with gain 2^grade - 1; `relevant` must not be empty."""
    ideal = sorted(relevant.values(), reverse=True)
    return _gain([relevant.get(hit, 0) for hit in hits]) / _gain(ideal)


def recall(hits: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Return which share of the relevant documents (of ten, where there are more) is among the first ten."""
    return len(set(hits[:DEPTH]) & relevant.keys()) / min(len(relevant), DEPTH)


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(rank + 2) for rank, grade in enumerate(grades[:DEPTH]))
