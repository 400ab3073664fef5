"""The synonyms that come with the house: each line is loaded once, and belongs to Diskominfo from then on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from search.models import Direction, ShippedSynonym, Synonym, SynonymTerm
from search.synonym_terms import known_terms, split_terms, words_of
from search.synonyms import forget

FOLDER = Path(__file__).resolve().parent / "data"
# Which file speaks to searches in which language.
FILES = (("synonyms.tsv", "id"),)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: `words` are its standard term's, by which it is known."""

    locale: str
    term: str
    variants: tuple[str, ...] = ()
    direction: str = Direction.BOTH
    note: str = ""

    @property
    def words(self) -> str:
        return words_of(self.term, self.locale)


def shipped() -> Iterator[Line]:
    """Yield the lines of all files; those that begin with # are comments."""
    for name, locale in FILES:
        path = FOLDER / name
        for text in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
            if text.strip() and not text.startswith("#"):
                term, variants, direction, note = (*(cell.strip() for cell in text.split("\t")), "", "", "")[:4]
                yield Line(locale, term, tuple(split_terms(variants)), direction or Direction.BOTH, note[:255])


@transaction.atomic
def load_shipped() -> int:
    """Add the lines that were never loaded, without terms that stand somewhere already. Returns how many there were."""
    known = set(ShippedSynonym.objects.values_list("locale", "words"))
    lines = {(line.locale, line.words): line for line in shipped()}
    missing = {key: line for key, line in lines.items() if key not in known}
    if not missing:
        return 0
    taken = set(SynonymTerm.objects.values_list("locale", "words"))
    groups: list[tuple[Synonym, list[SynonymTerm]]] = []
    for line in missing.values():
        terms = _free_terms(line, taken)
        # Without its standard term, or with that alone, a line says nothing.
        if len(terms) > 1 and terms[0].is_main:
            taken.update((one.locale, one.words) for one in terms)
            synonym = Synonym(locale=line.locale, term=line.term, direction=line.direction, note=line.note)
            groups.append((synonym, terms))
    Synonym.objects.bulk_create(synonym for synonym, _terms in groups)
    for synonym, terms in groups:
        for term in terms:
            term.synonym = synonym
    SynonymTerm.objects.bulk_create(term for _synonym, terms in groups for term in terms)
    ShippedSynonym.objects.bulk_create(ShippedSynonym(locale=locale, words=words) for locale, words in missing)
    forget()
    return len(groups)


def _free_terms(line: Line, taken: set[tuple[str, str]]) -> list[SynonymTerm]:
    return [
        SynonymTerm(locale=line.locale, text=term.text, words=term.words, is_main=term.words == line.words)
        for term in known_terms(line.term, line.variants, line.locale)
        if (line.locale, term.words) not in taken
    ]
