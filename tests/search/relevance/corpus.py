"""Judged documents as a source of search entries: they go the way that every page goes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from cms.registries.searchable import SearchDocument
from search.agencies import agency_names
from search.analysis import language_of, spelled_words

NAME = "judged"
LOCALE = "id"


class JudgedDocuments:
    """Documents {id, title, body, type, date, opd}; the number of a document in the list is its id as a source's."""

    name = NAME

    def __init__(self, judged: Sequence[Mapping[str, Any]], agencies: Mapping[str, str]) -> None:
        """`agencies` are names by code."""
        self._judged, self._agencies = judged, agencies

    def ids(self) -> Iterator[int]:
        yield from range(1, len(self._judged) + 1)

    def id_of(self, number: int) -> str:
        return str(self._judged[number - 1]["id"])

    def documents(self, ids: Sequence[int]) -> Mapping[int, Sequence[SearchDocument]]:
        return {number: [self._read(self._judged[number - 1])] for number in ids}

    def links(self, ids: Sequence[int], locale: str, request: Any) -> Mapping[int, str]:
        return {}

    def notes(self, ids: Sequence[int], locale: str, request: Any) -> Mapping[int, str]:
        return {}

    def _read(self, document: Mapping[str, Any]) -> SearchDocument:
        code, name = _agency(str(document.get("opd") or ""), self._agencies)
        date = document.get("date")
        return SearchDocument(
            title=document["title"],
            text=document.get("body") or "",
            kind=document["type"],
            kind_label=document["type"],
            locale=LOCALE,
            date=timezone.make_aware(datetime.fromisoformat(date)) if date else None,
            agency_code=code,
            agency_name=name,
        )


def _agency(named: str, agencies: Mapping[str, str]) -> tuple[str, str]:
    """Return code and name of the registry's agency that is named; what it does not know is kept as a name."""
    if named in agencies:
        return named, agencies[named]
    found = agency_names(LOCALE).get(tuple(spelled_words(named, language_of(LOCALE))))
    return (found.codes[0], agencies.get(found.codes[0], named)) if found else ("", named)
