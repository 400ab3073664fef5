"""The words of all entries with the number of entries that have them, kept exact as entries come and go."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import Q

from search.analysis.tokens import AGENCY_MARK, STEM_MARK
from search.models import VocabularyWord

# Counts the entries themselves.
ENTRIES = ""
TABLE = VocabularyWord._meta.db_table
# Queries name at most this many words at a time.
_STEP = 500

Changes = Counter[tuple[str, str]]


def counts(locale: str, tokens: Collection[str]) -> dict[str, int]:
    """Return in how many entries each token stands, and under ENTRIES how many there are; one query."""
    found = VocabularyWord.objects.filter(locale=locale, token__in=[ENTRIES, *tokens], entries__gt=0)
    return dict(found.values_list("token", "entries"))


def similar(locale: str, word: str, difference: int) -> Mapping[str, int]:
    """Return known words of about the same length that begin or end alike, with their entries; one query."""
    lengths = range(len(word) - difference, len(word) + difference + 1)
    alike = Q(head=word[:1]) | Q(tail=_tail(word))
    found = VocabularyWord.objects.filter(alike, locale=locale, length__in=lengths, entries__gt=0)
    return dict(found.values_list("token", "entries"))


def completions(locale: str, beginning: str, most: int) -> list[str]:
    """Return the known words that begin so, those of most entries first; one query."""
    found = VocabularyWord.objects.filter(
        locale=locale, head=beginning[:1], length__gt=len(beginning), token__startswith=beginning, entries__gt=0
    )
    return list(found.order_by("-entries", "token").values_list("token", flat=True)[:most])


def change(changes: Changes) -> None:
    """Add to the counts of (locale, token); negative numbers take away."""
    rows = [(locale, token, number, *_shape(token)) for (locale, token), number in sorted(changes.items()) if number]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} (locale, token, entries, length, head, tail) VALUES (%s, %s, %s, %s, %s, %s)"  # noqa: S608
            f" ON CONFLICT (locale, token) DO UPDATE SET entries = {TABLE}.entries + excluded.entries",
            rows,
        )


def changes_of(locale: str, texts: Iterable[str], sign: int) -> Changes:
    """Return what one entry adds (`sign` 1) or takes away (-1); `texts` are its tokens, parted by spaces."""
    found = {token for text in texts for token in text.split()}
    return Counter({(locale, token): sign for token in (*found, ENTRIES)})


def differences(wanted: Changes) -> Changes:
    """Return what must be added to the counts to make them those of `wanted`; one query."""
    missing = Counter(wanted)
    for locale, token, entries in VocabularyWord.objects.values_list("locale", "token", "entries").iterator():
        missing[locale, token] -= entries
    return Counter({key: number for key, number in missing.items() if number})


def forget_unused() -> None:
    """Drop words that stand in no entry any more; nobody finds them, and others take their place."""
    VocabularyWord.objects.filter(entries__lte=0).delete()


def clear() -> None:
    VocabularyWord.objects.all().delete()


def _shape(token: str) -> Sequence[int | str]:
    """Return length, head and tail; empty for marked tokens and the entries' own count, which nobody types."""
    if token[:1] in ("", STEM_MARK, AGENCY_MARK):
        return (0, "", "")
    return (len(token), token[:1], _tail(token))


def _tail(word: str) -> str:
    return word[-3:]
