"""One search from the cleaned query to ordered ids: plan, engine, ranking; what every view of the room calls."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from search.engines import get_engine
from search.engines.base import Filters
from search.plan import Plan
from search.query import Query

RELEVANCE, DATE = "relevansi", "tanggal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of results, best first.

    `page` is the page that was given: the last one where a later one was asked. The counts are of each agency, kind
    and year as if that filter were not chosen while the others are. `all_words` is False where no hit has all words.
    `total` is 0 where nothing was found, even if some page has one common word. `fallback` tells that the cluster did
    not answer and the database did.
    """

    plan: Plan
    ids: Sequence[int] = ()
    total: int = 0
    page: int = 1
    all_words: bool = True
    agencies: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[int, int] = field(default_factory=dict)
    fallback: bool = False


def search(query: Query, filters: Filters, *, order: str = RELEVANCE, page: int = 1, size: int = 10) -> Found:
    """Return one page of what a stranger may find; an empty query finds nothing."""
    hits = get_engine().search(query, filters, page=page, size=size)
    return Found(
        plan=Plan(),
        ids=hits.ids,
        total=hits.total,
        page=hits.page,
        all_words=hits.all_words,
        agencies=hits.agencies,
        kinds=hits.kinds,
    )
