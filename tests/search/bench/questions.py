"""Two-word questions in three classes by how many documents have the words, and beginnings of words."""

from collections.abc import Mapping, Sequence
from random import Random

from search.models import VocabularyWord

QUESTIONS = 200
# Shares of the documents that have a word: from, up to.
CLASSES: Mapping[str, tuple[float, float]] = {"rare": (0.0002, 0.01), "middle": (0.01, 0.15), "common": (0.15, 1.0)}


def questions(locale: str, total: int) -> dict[str, list[str]]:
    """Return about QUESTIONS in equal classes; both words of a question are of its class."""
    random = Random(7)
    found = {}
    for name, (least, most) in CLASSES.items():
        words = _words(locale, least * total, most * total)
        found[name] = [" ".join(random.sample(words, 2)) for _ in range(QUESTIONS // len(CLASSES) + 1)]
    return found


def beginnings(questions: Sequence[str]) -> list[str]:
    """Return what a reader has typed on the way to each question: a word and two or three letters of the next."""
    return [question[: question.index(" ") + 3 + number % 2] for number, question in enumerate(questions)]


def _words(locale: str, least: float, most: float) -> list[str]:
    known = VocabularyWord.objects.filter(
        locale=locale, length__gt=0, entries__gte=max(2, least), entries__lt=most
    ).order_by("token")
    return list(known.values_list("token", flat=True))
