"""Makes the plan of a query: which words count how much, and what may stand for each of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from cms.registries.searchable import Answers, kinds_that_answer
from search import vocabulary
from search.agencies import Named, Names, agency_names
from search.analysis import Language, agency_token, language_of, spelled_words, stem_token
from search.corrections import corrections
from search.javanese import javanese, javanese_roots, meaning_of, translated
from search.plan import AgencyMatch, Alternative, Clause, Plan
from search.query import MAX_WORDS, Query
from search.synonyms import synonyms

# What an alternative is worth beside the word itself.
STEM, AGENCY, JAVANESE, JAVANESE_ROOT, ONE_WRONG, TWO_WRONG = 0.85, 0.9, 0.85, 0.75, 0.85, 0.65
# Words by which a question is put tell this much of what others tell.
WEAK = 0.25
# Beside so many words that tell what is sought, a page need not have the others.
TELLING = 2
# An unknown last word may be the beginning of one: citizens stop typing early.
MIN_BEGINNING, COMPLETIONS, COMPLETED = 5, 5, 0.7
# How rare a word is cannot be told from few entries: fewer count as so many.
FEWEST = 1000
# Names and synonyms have at most so many words.
LONGEST = 8
# Factors of the rank: what is looked for most, and what a question asks for.
USUAL_KINDS = {"layanan": 1.12, "galeri": 0.85, "testimoni": 0.88}
HINTED = 1.25
# A question about how to do something is answered by services and what is laid down, not by news.
HOW_TO, HOW_TO_OTHERS = "layanan", 0.9

Phrase = tuple[str, ...]


@dataclass
class _Word:
    """A word of the query that counts, with what may stand for it: the best weight of each phrase."""

    position: int
    text: str
    phrases: dict[Phrase, float] = field(default_factory=dict)
    # Agencies that the word is an alias of.
    hinted: tuple[str, ...] = ()

    def add(self, phrase: Phrase, weight: float) -> None:
        self.phrases[phrase] = max(weight, self.phrases.get(phrase, 0.0))


def make_plan(query: Query, locale: str) -> Plan:
    """Return how the query is searched: one query for what its words tell, up to two more for each unknown word.

    Synonyms and names of agencies are kept in the process for some seconds, so that reading them seldom asks more.
    """
    language = language_of(locale)
    typed = spelled_words(query.text, language, MAX_WORDS)
    reader = _Reader(typed, language, synonyms(locale), agency_names(locale))
    words = reader.read()
    if not words:
        return Plan()
    known = vocabulary.counts(locale, _tokens(words))
    corrected = {}
    unknown = [word for word in words if not any(_entries(phrase, known) for phrase in word.phrases)]
    roots = _known_roots(locale, unknown)
    for word in unknown:
        if word.hinted:
            # Nobody writes this word ("capil"), so that it can only mean the agency.
            word.phrases |= dict.fromkeys(((agency_token(code),) for code in word.hinted), AGENCY)
            continue
        if reader.add_roots(word, roots):
            continue
        likely = corrections(locale, word.text, reader.terms())
        if likely:
            corrected[word.position] = likely[0][0]
        for text, wrong in likely:
            reader.add_correction(word, text, ONE_WRONG if wrong == 1 else TWO_WRONG)
        if not likely and word.position == len(typed) - 1 and len(word.text) >= MIN_BEGINNING:
            for text in vocabulary.completions(locale, word.text, COMPLETIONS):
                word.add((text,), COMPLETED)
    if unknown:
        known = vocabulary.counts(locale, _tokens(words))
    return Plan(
        clauses=_clauses(words, known, language),
        correction=" ".join(corrected.get(position, word) for position, word in enumerate(typed)) if corrected else "",
        agencies=tuple(reader.agencies),
        kinds=_kinds(typed, language),
    )


class _Reader:
    """Reads the words of one query with what the language, the synonyms and the registry know of them."""

    def __init__(
        self,
        typed: Sequence[str],
        language: Language,
        known_synonyms: Mapping[Phrase, Sequence[tuple[Phrase, float]]],
        names: Names,
    ) -> None:
        self.typed, self.language, self.synonyms, self.names = typed, language, known_synonyms, names
        self.agencies: list[AgencyMatch] = []

    def read(self) -> list[_Word]:
        """Return the words that count: without stop words, unless there are no others."""
        meaningless = self._meaningless()
        of_position = {}
        seen: set[str] = set()
        for position, word in enumerate(self.typed):
            if position not in meaningless and word not in seen:
                seen.add(word)
                of_position[position] = self._word(position, word)
        for start, end, phrase in _spans(self.typed):
            inside = [of_position[position] for position in range(start, end) if position in of_position]
            for word in inside:
                self._add_meanings(word, phrase, 1.0)
            named = self.names.get(phrase)
            if named and inside:
                self._add_agency(inside, phrase, named)
        for start, end, phrase in _spans(translated(self.typed)):
            for position in range(start, end):
                if position in of_position and phrase != tuple(self.typed[start:end]):
                    self._add_meanings(of_position[position], phrase, JAVANESE)
        return list(of_position.values())

    def _meaningless(self) -> set[int]:
        """Return the places of stop words, and of weak ones beside enough others; none where there is nothing else."""
        meanings = [meaning_of(word) for word in self.typed]
        stops = {place for place, meaning in enumerate(meanings) if self.language.stop_words.issuperset(meaning)}
        weak = {place for place, meaning in enumerate(meanings) if self.language.weak_words.issuperset(meaning)}
        if len(meanings) - len(stops | weak) >= TELLING:
            return stops | weak
        return stops if len(stops) < len(meanings) else set()

    def terms(self) -> Iterator[str]:
        """Yield single words that mean something though perhaps no text has them."""
        for known in (self.synonyms, self.names, javanese()):
            yield from (words[0] for words in known if len(words) == 1)

    def add_correction(self, word: _Word, text: str, weight: float) -> None:
        word.add((text,), weight)
        stem = self.language.stem(text)
        word.add((stem_token(stem),), weight * STEM)
        self._add_meanings(word, (text,), weight)
        named = self.names.get((text,))
        if named and not named.is_alias:
            for code in named.codes:
                word.add((agency_token(code),), weight * AGENCY)
            self.agencies.append(AgencyMatch(text, named.codes, named.is_former))

    def add_roots(self, word: _Word, known: Mapping[str, int]) -> bool:
        """Add what a Javanese form of a known word means; returns whether there is any."""
        for root in javanese_roots(word.text):
            meanings = javanese().get((root,)) or (((root,),) if root in known else ())
            for meaning in meanings:
                word.add(meaning, JAVANESE_ROOT)
                self._add_meanings(word, meaning, JAVANESE_ROOT)
            if meanings:
                return True
        return False

    def _word(self, position: int, text: str) -> _Word:
        word = _Word(position, text)
        word.add((text,), 1.0)
        stem = self.language.stem(text)
        word.add((stem_token(stem),), STEM)
        word.add((stem,), STEM)
        return word

    def _add_meanings(self, word: _Word, phrase: Phrase, factor: float) -> None:
        for meaning, weight in self.synonyms.get(phrase, ()):
            word.add(meaning, weight * factor)
        for meaning in javanese().get(phrase, ()):
            word.add(meaning, JAVANESE * factor)
            if len(meaning) == 1:
                word.add((stem_token(self.language.stem(meaning[0])),), JAVANESE * STEM * factor)
            for other, weight in self.synonyms.get(meaning, ()):
                word.add(other, weight * JAVANESE * factor)

    def _add_agency(self, inside: Sequence[_Word], phrase: Phrase, named: Named) -> None:
        # An alias may be any word ("sekolah"): it hints at the agency, whose pages need not have to do with it.
        if named.is_alias:
            for word in inside:
                word.hinted = named.codes
        else:
            for word in inside:
                for code in named.codes:
                    word.add((agency_token(code),), AGENCY)
        self.agencies.append(AgencyMatch(" ".join(phrase), named.codes, named.is_former))


def _known_roots(locale: str, words: Sequence[_Word]) -> Mapping[str, int]:
    roots = {root for word in words for root in javanese_roots(word.text)}
    return vocabulary.counts(locale, roots) if roots else {}


def _spans(typed: Sequence[str]) -> Iterator[tuple[int, int, Phrase]]:
    for start in range(len(typed)):
        for end in range(start + 1, min(start + LONGEST, len(typed)) + 1):
            yield start, end, tuple(typed[start:end])


def _tokens(words: Sequence[_Word]) -> set[str]:
    return {token for word in words for phrase in word.phrases for token in phrase}


def _entries(phrase: Phrase, known: Mapping[str, int]) -> int:
    """Return in how many entries a phrase can stand at most."""
    return min(known.get(token, 0) for token in phrase)


def _clauses(words: Sequence[_Word], known: Mapping[str, int], language: Language) -> tuple[Clause, ...]:
    total = max(known.get(vocabulary.ENTRIES, 0), FEWEST)
    told = [_told(word, known, total, language) for word in words]
    return tuple(
        Clause(word.text, _alternatives(word, known), one / sum(told)) for word, one in zip(words, told, strict=True)
    )


def _told(word: _Word, known: Mapping[str, int], total: int, language: Language) -> float:
    """Return what a word tells: the rarer it is and what stands for it, the more (inverse document frequency)."""
    entries = min(total, max(_entries(phrase, known) for phrase in word.phrases))
    told = log(1 + (total - entries + 0.5) / (entries + 0.5))
    return max(told, 0.1) * (WEAK if language.weak_words.issuperset(meaning_of(word.text)) else 1.0)


def _alternatives(word: _Word, known: Mapping[str, int]) -> tuple[Alternative, ...]:
    """Return what may stand for a word, best first, without what no entry has; at least the word itself."""
    found = [Alternative(phrase, weight) for phrase, weight in word.phrases.items() if _entries(phrase, known)]
    return tuple(sorted(found, key=lambda one: -one.weight)) or (Alternative((word.text,), 1.0),)


def _kinds(typed: Sequence[str], language: Language) -> dict[str, float]:
    kinds = dict(USUAL_KINDS)
    for kind, hints in language.hints:
        if hints.isdisjoint(typed):
            continue
        kinds[kind] = kinds.get(kind, 1.0) * HINTED
        if kind == HOW_TO:
            kinds |= {other: HOW_TO_OTHERS * kinds.get(other, 1.0) for other in kinds_that_answer(Answers.NEWS)}
            kinds |= {answer: HINTED for answer in kinds_that_answer(Answers.FACTS)}
    return kinds
