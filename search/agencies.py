"""Which agencies the words of a query name, from the names that the registry of agencies declares."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cms.registries.searchable import AgencyTerm, agency_terms
from search.analysis import Language, language_of, spelled_words
from search.kept import Kept

# Longer names are found by their beginning.
MAX_WORDS = 8
# Nobody says what a name has in brackets: "Dinsos (P3AKB)".
_ASIDE = re.compile(r"\(.*?\)")
# The beginning of a name stands for it from this many words on, while no more than so many agencies begin alike.
BEGINNING, ALIKE = 2, 2


@dataclass(frozen=True, slots=True)
class Named:
    """What some words name. Aliases ("sekolah") may be anything, so that they only hint at the agency."""

    codes: tuple[str, ...]
    is_former: bool
    is_alias: bool


Names = Mapping[tuple[str, ...], Named]


def agency_names(locale: str) -> Names:
    """Return what is named by which words, as the language spells them; a change is in force within half a minute."""
    return _kept.get(locale)


def forget() -> None:
    """Read the names again at the next question."""
    _kept.forget()


def _read(locale: str) -> Names:
    return _names(agency_terms(), language_of(locale))


def _names(terms: Sequence[AgencyTerm], language: Language) -> Names:
    names: dict[tuple[str, ...], Named] = {}
    beginnings: dict[tuple[str, ...], dict[str, None]] = {}
    # Today's names win over former ones, and these over aliases.
    said = [replace(term, text=text) for term in terms for text in {term.text, _ASIDE.sub("", term.text)}]
    for term in sorted(said, key=lambda one: (one.is_alias, one.is_former)):
        words = tuple(spelled_words(term.text, language, MAX_WORDS))
        if not words:
            continue
        known = names.get(words)
        if known is None:
            names[words] = Named(term.codes, term.is_former, term.is_alias)
        elif (known.is_former, known.is_alias) == (term.is_former, term.is_alias):
            names[words] = Named(tuple(dict.fromkeys((*known.codes, *term.codes))), term.is_former, term.is_alias)
        if not term.is_alias and not term.is_former:
            for length in range(BEGINNING, len(words)):
                beginnings.setdefault(words[:length], {}).update(dict.fromkeys(term.codes))
    for words, codes in beginnings.items():
        if words not in names and len(codes) <= ALIKE:
            names[words] = Named(tuple(codes), is_former=False, is_alias=False)
    return names


_kept: Kept[str, Names] = Kept(_read)
