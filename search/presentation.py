"""Hits as the results page shows them: checked once more against their source, with address and passage."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms.registries.searchable import source
from search.models import SearchEntry
from search.query import Query
from search.snippets import highlight, snippet


@dataclass(frozen=True, slots=True)
class Result:
    """One hit; title and snippet are safe and hold no markup but <mark>."""

    title: SafeString
    url: str
    snippet: SafeString
    agency: str
    kind: str
    note: str
    date: datetime | None
    is_demo: bool


def present(ids: Sequence[int], query: Query, locale: str, kinds: dict[str, str], request: HttpRequest) -> list[Result]:
    """Return the hits in the order of `ids`, without those that a stranger may not read at this moment.

    One query for the entries, at most two for each source that has some.
    """
    entries = SearchEntry.objects.filter(locale=locale).in_bulk(list(ids))
    of_source: dict[str, list[int]] = defaultdict(list)
    for entry in entries.values():
        of_source[entry.source_type].append(entry.source_id)
    links = {name: source(name).links(source_ids, locale, request) for name, source_ids in of_source.items()}
    notes = {name: source(name).notes(list(shown), locale, request) for name, shown in links.items()}
    return [
        _result(entry, url, notes[entry.source_type].get(entry.source_id, ""), query, kinds)
        for entry in (entries[entry_id] for entry_id in ids if entry_id in entries)
        if (url := links[entry.source_type].get(entry.source_id))
    ]


def _result(entry: SearchEntry, url: str, note: str, query: Query, kinds: dict[str, str]) -> Result:
    return Result(
        title=highlight(entry.title, query),
        url=url,
        snippet=snippet([entry.summary, entry.text], query),
        agency=entry.agency_name,
        kind=kinds.get(entry.kind, entry.kind_label),
        note=note,
        date=entry.date,
        is_demo=entry.is_demo,
    )
