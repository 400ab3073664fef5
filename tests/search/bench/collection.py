"""Generated documents whose words are as frequent as words are in texts (Zipf), the same at every run."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import Any

from cms.registries.searchable import SearchDocument

NAME = "generated"
LOCALE = "id"
WORDS = 60_000
AGENCIES = 50
KINDS = ("layanan", "berita", "berita", "berita", "pengumuman", "agenda", "halaman", "galeri", "testimoni")
SHORTEST, LONGEST = 50, 400
_SYLLABLES = [onset + vowel for onset in "bcdghjklmnprstwy" for vowel in "aeiou"]
_START = datetime(2014, 1, 1, tzinfo=UTC)


def vocabulary() -> list[str]:
    """Return words of two to four syllables, the most frequent first."""
    random = Random(1)
    words: dict[str, None] = {}
    while len(words) < WORDS:
        words["".join(random.choices(_SYLLABLES, k=random.choice((2, 2, 3, 3, 4))))] = None
    return list(words)


class GeneratedDocuments:
    """A source of `total` documents; each is made again whenever it is asked for."""

    name = NAME

    def __init__(self, total: int) -> None:
        self._total = total
        self._words = vocabulary()
        self._weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))

    def ids(self) -> Iterator[int]:
        yield from range(1, self._total + 1)

    def documents(self, ids: Sequence[int]) -> Mapping[int, Sequence[SearchDocument]]:
        return {number: [self._document(number)] for number in ids}

    def links(self, ids: Sequence[int], locale: str, request: Any) -> Mapping[int, str]:
        return {number: f"http://localhost/{number}/" for number in ids}

    def notes(self, ids: Sequence[int], locale: str, request: Any) -> Mapping[int, str]:
        return {}

    def _document(self, number: int) -> SearchDocument:
        random = Random(number)
        words = random.choices(self._words, cum_weights=self._weights, k=random.randint(SHORTEST, LONGEST))
        agency, title = random.randrange(AGENCIES), random.randint(3, 9)
        return SearchDocument(
            title=" ".join(words[:title]),
            summary=" ".join(words[title : title + 15]),
            text=" ".join(words[title + 15 :]),
            kind=random.choice(KINDS),
            kind_label="",
            locale=LOCALE,
            date=_START + timedelta(hours=random.randrange(110_000)),
            agency_code=f"opd-{agency}",
            agency_name=f"Dinas {self._words[1000 + agency]}",
        )
