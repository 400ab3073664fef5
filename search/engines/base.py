"""What an engine can do. One file an engine; nothing outside of it knows the engine's language.

Not modelsearch's backend interface: that one ranks a queryset of one model with its own tables, and of those tables
SQLite ranks quadratically and breaks on a quote, PostgreSQL cannot use its index, and a cluster needs token filters
that a managed one may lack. Here all that is findable is one kind of document made of tokens, so few methods are
enough, and the admin's own searches stay on modelsearch's database backend.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Protocol

from search.plan import Plan

RELEVANCE, DATE = "relevansi", "tanggal"

# (agency, kind, year) -> how many match.
Counts = Mapping[tuple[str, str, int], int]


class EngineUnavailableError(Exception):
    """The engine did not answer in time, or not at all. Never raised for a question that it does not understand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDocument:
    """What an engine stores of one entry. The four texts are tokens parted by one space; `year` is 0 without a date."""

    id: int
    locale: str
    agency: str
    kind: str
    year: int = 0
    date: datetime | None = None
    expires_at: datetime | None = None
    title: str = ""
    agency_words: str = ""
    summary: str = ""
    text: str = ""

    @property
    def fingerprint(self) -> int:
        """Return a number below 2^63 that two documents share only when they are the same."""
        fields = (
            self.locale,
            self.agency,
            self.kind,
            self.date and self.date.timestamp(),
            self.expires_at and self.expires_at.timestamp(),
            self.title,
            self.agency_words,
            self.summary,
            self.text,
        )
        digest = blake2b("\0".join(map(str, fields)).encode(), digest_size=8).digest()
        return int.from_bytes(digest, "big") >> 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What narrows a search. `now` decides what has expired; "" and 0 mean every agency, every kind, every year."""

    locale: str
    now: datetime
    agency: str = ""
    kind: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """One match; bit i of `found` is set where it has clause i of the plan."""

    id: int
    found: int


@dataclass(frozen=True, slots=True)
class Matches:
    """Hits in the order asked for, and the counts of all that matches in this locale, whatever else is filtered."""

    hits: Sequence[Hit] = ()
    counts: Counts = field(default_factory=dict)


class Engine(Protocol):
    """All methods of a cluster raise EngineUnavailableError when it does not answer."""

    def ensure_schema(self) -> bool:
        """Make the index where it is missing or of an older form. Returns whether it is new, and so empty."""

    def index(self, documents: Sequence[IndexDocument]) -> None:
        """Add the documents, or replace what the index holds of them."""

    def remove(self, ids: Collection[int]) -> None:
        """Forget documents; ids that it does not know are no error."""

    def search(self, plan: Plan, filters: Filters, *, all_words: bool, order: str, offset: int, limit: int) -> Matches:
        """Return documents with all clauses or, with `all_words` False, with clauses that weigh `plan.enough`.

        RELEVANCE: the heaviest clauses first, then by a score of the text in which the title tells most, then the
        newest. DATE: the newest first. The higher id is first among equals.
        """

    def complete(self, words: Sequence[str], prefix: str, filters: Filters, *, limit: int) -> Sequence[int]:
        """Return documents whose title has all `words` and one that begins with `prefix`, the highest id first."""

    def stored(self, *, after: int, limit: int) -> Sequence[tuple[int, int]]:
        """Return (id, fingerprint) of what the index holds, ascending from the first id above `after`."""


class ClusterEngine(Engine, Protocol):
    """An engine outside the database. All its methods raise EngineUnavailableError when it does not answer.

    `versions` are by entry id: what the cluster knows under a higher version stays, and that is no error.
    """

    def index(self, documents: Sequence[IndexDocument], versions: Mapping[int, int] | None = None) -> None: ...

    def remove(self, ids: Collection[int], versions: Mapping[int, int] | None = None) -> None: ...

    def status(self) -> "ClusterStatus":
        """Return what the cluster holds."""

    def rebuild(self, progress: Callable[[int, int], None] = ...) -> int:
        """Fill a new index from all entries while the old one answers and is written, and put it in its place.

        `progress` is told how many of how many. Returns how many entries were read.
        """


class ClusterStatus(Protocol):
    @property
    def is_current(self) -> bool:
        """Whether there is an index, and of the form that the program writes and asks."""
