"""Entries as engines store them: analysed, as tokens."""

from django.utils import timezone

from search.analysis import agency_token, language_of, tokens
from search.engines.base import IndexDocument
from search.models import SearchEntry


def index_document(entry: SearchEntry) -> IndexDocument:
    """Return the entry's tokens; the year is the one that a reader in Pati would name."""
    language = language_of(entry.locale)
    agency_words = tokens(entry.agency_name, language)
    if entry.agency_code:
        agency_words.append(agency_token(entry.agency_code))
    return IndexDocument(
        id=entry.pk,
        locale=entry.locale,
        agency=entry.agency_code,
        kind=entry.kind,
        year=timezone.localtime(entry.date).year if entry.date else 0,
        date=entry.date,
        expires_at=entry.expires_at,
        title=" ".join(tokens(entry.title, language)),
        agency_words=" ".join(agency_words),
        summary=" ".join(tokens(entry.summary, language)),
        text=" ".join(tokens(entry.text, language)),
    )


def texts(document: IndexDocument) -> tuple[str, str, str, str]:
    """Return the four texts, the most telling first."""
    return (document.title, document.agency_words, document.summary, document.text)
