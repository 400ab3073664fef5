"""Reads terms as people write them; pure, but for the language's word lists."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from search.analysis import language_of, spelled_words
from search.models.synonym import TERM_LENGTH
from search.query import MAX_WORDS, clean_text

MAX_TERMS = 60
_SEPARATORS = re.compile(r"[,;\r\n]+")


@dataclass(frozen=True, slots=True)
class Term:
    """`text` as typed, `words` as compared."""

    text: str
    words: str


class TermsError(ValueError):
    """Terms that cannot be kept; the message is for who typed them."""


def split_terms(text: str) -> list[str]:
    """Return the terms of a field, one a line or parted by commas, without blanks around them."""
    return [term for piece in _SEPARATORS.split(text) if (term := clean_text(piece))]


def split_lines(text: str) -> list[str]:
    """Return the lines of a field, without blanks around them and without empty ones."""
    return [line for piece in text.splitlines() if (line := clean_text(piece))]


def words_of(text: str, locale: str) -> str:
    """Return a term as the search compares it: its words in standard spelling."""
    return " ".join(spelled_words(text, language_of(locale)))


def read_term(text: str, locale: str) -> Term:
    """Return one term.

    Raises:
        TermsError: it is too long, or says nothing to a search.
    """
    words = words_of(text, locale).split()
    if len(text) > TERM_LENGTH:
        raise TermsError(
            _("“%(term)s…” terlalu panjang. Pakai paling banyak %(most)d huruf.")
            % {
                "term": text[:30],
                "most": TERM_LENGTH,
            }
        )
    if not words:
        raise TermsError(_("“%(term)s” tidak berisi huruf atau angka.") % {"term": text})
    if len(words) > MAX_WORDS:
        raise TermsError(
            _("“%(term)s” terlalu panjang: pencarian membaca paling banyak %(most)d kata.")
            % {"term": text, "most": MAX_WORDS}
        )
    if language_of(locale).stop_words.issuperset(words):
        raise TermsError(
            _("“%(term)s” hanya berisi kata yang diabaikan pencarian, seperti “yang” atau “di”.") % {"term": text}
        )
    return Term(text=text, words=" ".join(words))


def read_terms(main: str, variants: Sequence[str], locale: str) -> list[Term]:
    """Return the standard term and then the others; a term that is typed twice counts once.

    Raises:
        TermsError: there is none beside the standard term, there are too many, or one of them cannot be kept.
    """
    first = read_term(main, locale)
    found = {first.words: first}
    for text in variants:
        term = read_term(text, locale)
        if term.words == first.words:
            raise TermsError(
                _("“%(term)s” sudah sama dengan istilah baku bagi pencarian. Hapus dari padanan.") % {"term": text}
            )
        found.setdefault(term.words, term)
    if len(found) == 1:
        raise TermsError(_("Tulis sekurang-kurangnya satu padanan."))
    if len(found) > MAX_TERMS:
        raise TermsError(
            _("Paling banyak %(most)d padanan untuk satu istilah. Bagi menjadi beberapa istilah.")
            % {"most": MAX_TERMS - 1}
        )
    return list(found.values())


def known_terms(main: str, variants: Iterable[str], locale: str) -> list[Term]:
    """Return what `read_terms` would, leaving out instead of refusing what cannot be kept."""
    found: dict[str, Term] = {}
    for text in (main, *variants):
        try:
            term = read_term(text, locale)
        except TermsError:
            continue
        found.setdefault(term.words, term)
    return list(found.values())
