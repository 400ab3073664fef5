"""What somebody who is still typing may mean: agencies by all their names, and titles; each with its address."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cms.registries.searchable import agency_scope, kind_labels
from search import fallback
from search.agency_names import Called, called
from search.analysis import language_of
from search.analysis import words as plain_words
from search.engines.base import Filters
from search.presentation import readable
from search.query import parse

MIN_LETTERS = 2
AGENCIES, TITLES = 3, 7
# Of so many titles those that begin as it was typed are shown first.
LOOKED_AT = 25
MAX_TITLE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """`note` tells what it is, and whose."""

    text: str
    url: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    label: str
    suggestions: Sequence[Suggestion]


def complete(text: str, filters: Filters, request: HttpRequest) -> list[Group]:
    """Return what is suggested for a text that is being typed, without empty groups; nothing below MIN_LETTERS.

    An agency in the filters goes first, not alone: who types on an OPD's site may mean any other office.
    """
    query = parse(text)
    if len("".join(query.words)) < MIN_LETTERS:
        return []
    scope = agency_scope(request)
    with_site = [facts for facts in scope.agencies.values() if facts.url]
    agencies = [_of_agency(one) for one in called(query.words, with_site, AGENCIES)]
    titles = _titles(query.words, filters, request)
    groups = [
        Group(label=_("Perangkat daerah"), suggestions=agencies),
        Group(label=_("Layanan dan halaman"), suggestions=titles),
    ]
    return [group for group in groups if group.suggestions]


def _of_agency(found: Called) -> Suggestion:
    notes = [found.name, found.facts.closed]
    return Suggestion(text=found.facts.name, url=found.facts.url, note=" · ".join(note for note in notes if note))


def _titles(words: Sequence[str], filters: Filters, request: HttpRequest) -> list[Suggestion]:
    ids = list(_ids(words, filters))
    if filters.agency and len(ids) < TITLES:
        ids += [one for one in _ids(words, replace(filters, agency="")) if one not in ids]
    kinds = kind_labels()
    found = readable(ids[:LOOKED_AT], filters.locale, request)
    beginning = " ".join(words)
    # Stable: an OPD's own go first, then what begins as it was typed, the shorter the closer to it; then the newest.
    found.sort(key=lambda one: (one[0].agency_code != filters.agency, _distance(one[0].title, beginning)))
    return [
        Suggestion(
            text=entry.title,
            url=url,
            note=" · ".join(part for part in (kinds.get(entry.kind, entry.kind_label), entry.agency_name) if part),
        )
        for entry, url in found[:TITLES]
    ]


def _distance(title: str, beginning: str) -> int:
    plain = " ".join(plain_words(title))
    return len(plain) if plain.startswith(beginning) else MAX_TITLE


def _ids(words: Sequence[str], filters: Filters) -> Sequence[int]:
    """Return entries whose title has all words, the last one or a longer one, the newest first."""
    language = language_of(filters.locale)
    *whole, last = [language.spelled(word) for word in words]
    ids, _is_fallback = fallback.run(lambda engine: engine.complete(whole, last, filters, limit=LOOKED_AT))
    return ids
