"""What an engine can do. One file an engine; nothing outside of it knows the engine's language.

Not modelsearch's backend interface: that one ranks a queryset of one model with its own tables, and of those tables
SQLite ranks quadratically and breaks on a quote, while PostgreSQL cannot use its index. Here all that is findable is
one kind of row, so four methods are enough, and the admin's own searches stay on modelsearch's database backend.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from search.models import SearchEntry
from search.query import Query


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a search. `now` decides what has expired; "" and 0 mean every agency, every kind, every year."""

    locale: str
    now: datetime
    agency: str = ""
    kind: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """One page of results, best first.

    `page` is the page that was given: the last one where a later one was asked. `agencies` counts the hits of each
    agency as if no agency were chosen, `kinds` of each kind as if none were. `all_words` is False where no hit
    has all the words.
    """

    ids: Sequence[int] = ()
    total: int = 0
    page: int = 1
    all_words: bool = True
    agencies: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)


class Engine(Protocol):
    def ensure_schema(self) -> bool:
        """Make the index where it is missing or of an older form. Returns whether it is new, and so empty."""

    def index(self, entries: Sequence[SearchEntry]) -> None:
        """Add the entries, or replace what the index holds of them."""

    def remove(self, ids: Collection[int]) -> None:
        """Forget the entries; ids that it does not know are no error. Called while their rows still stand."""

    def search(self, query: Query, filters: Filters, *, page: int, size: int) -> Hits:
        """Return hits with all words first and, where these are few, hits with enough of them."""
