"""Hits as the results page shows them: checked once more against their source, with address and passage."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms.registries.searchable import AgencyScope, source
from search.marking import Marks
from search.models import SearchEntry
from search.snippets import highlight, snippet


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """One hit; title and snippet are safe and hold no markup but <mark>.

    `closed` says what became of an agency that is no more, "" for one at work; `note` what else its source tells.
    `source_type` and `source_id` name it to the click count.
    """

    title: SafeString
    url: str
    snippet: SafeString
    kind: str
    kind_code: str
    date: datetime | None
    is_demo: bool
    agency: str = ""
    agency_code: str = ""
    closed: str = ""
    note: str = ""
    source_type: str = ""
    source_id: int = 0


def present(
    ids: Sequence[int], marks: Marks, locale: str, kinds: Mapping[str, str], scope: AgencyScope, request: HttpRequest
) -> list[Result]:
    """Return the hits in the order of `ids`, without those that a stranger may not read at this moment.

    One query for the entries, at most two for each source that has some.
    """
    shown = readable(ids, locale, request, with_text=True)
    notes = {
        name: source(name).notes([entry.source_id for entry in entries], locale, request)
        for name, entries in _by_source(entry for entry, _url in shown).items()
    }
    return [
        _result(entry, url, notes[entry.source_type].get(entry.source_id, ""), marks, kinds, scope)
        for entry, url in shown
    ]


def readable(
    ids: Sequence[int], locale: str, request: HttpRequest, *, with_text: bool = False
) -> list[tuple[SearchEntry, str]]:
    """Return the entries that a stranger may read at this moment, each with its address, in the order of `ids`."""
    chosen = SearchEntry.objects.filter(locale=locale)
    entries = (chosen if with_text else chosen.defer("summary", "text")).in_bulk(list(ids))
    links = {
        name: source(name).links([entry.source_id for entry in some], locale, request)
        for name, some in _by_source(entries.values()).items()
    }
    return [
        (entry, url)
        for entry in (entries[entry_id] for entry_id in ids if entry_id in entries)
        if (url := links[entry.source_type].get(entry.source_id))
    ]


def _by_source(entries: Iterable[SearchEntry]) -> Mapping[str, list[SearchEntry]]:
    of_source: dict[str, list[SearchEntry]] = defaultdict(list)
    for entry in entries:
        of_source[entry.source_type].append(entry)
    return of_source


def _result(
    entry: SearchEntry, url: str, note: str, marks: Marks, kinds: Mapping[str, str], scope: AgencyScope
) -> Result:
    facts = scope.agencies.get(entry.agency_code)
    return Result(
        title=highlight(entry.title, marks),
        url=url,
        snippet=snippet([entry.summary, entry.text], marks),
        kind=kinds.get(entry.kind, entry.kind_label),
        kind_code=entry.kind,
        note=note,
        date=entry.date,
        is_demo=entry.is_demo,
        agency=entry.agency_name,
        agency_code=entry.agency_code,
        closed=facts.closed if facts else "",
        source_type=entry.source_type,
        source_id=entry.source_id,
    )
