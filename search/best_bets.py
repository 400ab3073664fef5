"""What Diskominfo recommends for a query ("Disarankan Diskominfo"): read by the results page above its hits."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from cms.dates import local
from cms.registries.searchable import kind_labels, source
from search.analysis import language_of
from search.kept import Kept
from search.models import BestBet, BestBetQuery, SearchEntry
from search.query import Query, parse
from search.sources.pages import NAME as PAGE

# More would be a page of results of its own.
MOST = 3
# Under this name an address elsewhere is counted when it is opened; no source has it.
OUTSIDE = "outside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One recommended page or outside address, all plain text. `source_type`, `source_id` name it to the clicks.

    `agency` and `kind` are what the entry of the page says, "" where it has none; `is_outside`: not of this house.
    """

    title: str
    url: str
    text: str = ""
    agency: str = ""
    kind: str = ""
    is_demo: bool = False
    is_outside: bool = False
    source_type: str = PAGE
    source_id: int = 0


@dataclass(frozen=True, slots=True)
class _Bet:
    pk: int
    page_id: int | None
    url: str
    title: str
    text: str
    agency_code: str
    starts_on: date | None
    ends_on: date | None


def best_bets(query: Query, locale: str, agency: str, request: HttpRequest) -> Sequence[Recommendation]:
    """Return at most `MOST` recommendations for the whole query, in Diskominfo's order.

    `agency` is the agency that is searched, "" for all. None of them leads to a page that this reader may not read at
    this moment. No query where nothing is recommended (the list is kept for 30 seconds); else 2 beside what the hits of
    the page ask for anyway.
    """
    known = _kept.get(locale)
    words, stems = keys_of(query, locale)
    if not known or not words:
        return ()
    today = local(timezone.now()).date()
    found = {bet.pk: bet for key in (words, stems) if key for bet in known.get(key, ())}
    return _present([bet for bet in found.values() if _holds(bet, agency, today)], locale, request)


def keys_of(query: Query, locale: str) -> tuple[str, str]:
    """Return how a query is compared: its words in standard spelling, and the marked stems of what tells something.

    The second is "" where all of them tell nothing.
    """
    language = language_of(locale)
    words = [language.spelled(word) for word in query.words]
    stems = [language.stem(word) for word in words if word not in language.stop_words]
    return " ".join(words), f"_{' '.join(stems)}" if stems else ""


def read_queries(texts: Sequence[str], locale: str) -> list[BestBetQuery]:
    """Return unsaved rows of what was typed, without doubles and without what holds no word."""
    rows: dict[str, BestBetQuery] = {}
    for text in texts:
        words, stems = keys_of(parse(text), locale)
        if words:
            rows.setdefault(words, BestBetQuery(text=text, words=words, stems=stems))
    return list(rows.values())


def _read(locale: str) -> Mapping[str, Sequence[_Bet]]:
    rows = BestBetQuery.objects.filter(best_bet__locale=locale, best_bet__is_active=True)
    found: dict[str, list[_Bet]] = defaultdict(list)
    for row in rows.select_related("best_bet__page").order_by("best_bet__position", "best_bet_id"):
        bet = row.best_bet
        kept = _Bet(
            pk=bet.pk,
            page_id=bet.page_id,
            url=bet.url,
            title=str(bet),
            text=bet.text,
            agency_code=bet.agency_code,
            starts_on=bet.starts_on,
            ends_on=bet.ends_on,
        )
        found[row.words].append(kept)
        found[row.stems].append(kept)
    return found


_kept: Kept[str, Mapping[str, Sequence[_Bet]]] = Kept(_read, BestBet, BestBetQuery)


def forget() -> None:
    """Read the recommendations anew at the next search; for writers that send no signal."""
    _kept.forget()


def _holds(bet: _Bet, agency: str, today: date) -> bool:
    return (
        bet.agency_code in ("", agency)
        and (bet.starts_on is None or bet.starts_on <= today)
        and (bet.ends_on is None or today <= bet.ends_on)
    )


def _present(bets: Sequence[_Bet], locale: str, request: HttpRequest) -> list[Recommendation]:
    pages = [bet.page_id for bet in bets if bet.page_id]
    links = source(PAGE).links(pages, locale, request) if pages else {}
    rows = SearchEntry.objects.filter(source_type=PAGE, locale=locale, source_id__in=list(links)).defer("text")
    entries = {entry.source_id: entry for entry in rows} if links else {}
    found = [
        _outside(bet) if bet.page_id is None else _inside(bet, links[bet.page_id], entries.get(bet.page_id))
        for bet in bets
        if bet.page_id is None or bet.page_id in links
    ]
    return found[:MOST]


def _outside(bet: _Bet) -> Recommendation:
    return Recommendation(
        title=bet.title, url=bet.url, text=bet.text, is_outside=True, source_type=OUTSIDE, source_id=bet.pk
    )


def _inside(bet: _Bet, url: str, entry: SearchEntry | None) -> Recommendation:
    told = Recommendation(title=bet.title, url=url, text=bet.text, source_id=bet.page_id or 0)
    if entry is None:
        return told
    return replace(
        told,
        text=bet.text or entry.summary,
        agency=entry.agency_name,
        kind=kind_labels().get(entry.kind, entry.kind_label),
        is_demo=entry.is_demo,
    )
