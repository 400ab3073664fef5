"""Writes of synonyms, beside what Wagtail's own screens write."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from search.models import Synonym, SynonymTerm
from search.synonym_terms import Term
from search.synonyms import forget

TERMS_CHANGED = "search.synonym.terms"


@transaction.atomic
def save_synonym(*, synonym: Synonym, terms: Sequence[Term], actor: Any = None) -> Synonym:
    """Store a synonym with exactly these terms, the standard one first, and log which came and went.

    Raises:
        IntegrityError: another synonym of the language has one of the terms.
    """
    is_new = synonym.pk is None
    synonym.save()
    before = {one.words: one.text for one in synonym.terms.all()}
    after = {one.words: one.text for one in terms}
    synonym.terms.all().delete()
    SynonymTerm.objects.bulk_create(
        SynonymTerm(synonym=synonym, locale=synonym.locale, text=term.text, words=term.words, is_main=number == 0)
        for number, term in enumerate(terms)
    )
    came = [text for words, text in after.items() if words not in before]
    gone = [text for words, text in before.items() if words not in after]
    if not is_new and (came or gone):
        log(instance=synonym, action=TERMS_CHANGED, user=actor, data={"came": came, "gone": gone})
    forget()
    return synonym


def takers(locale: str, terms: Sequence[Term], synonym_id: int | None) -> dict[str, Synonym]:
    """Return the other synonyms of the language that have one of the terms, by its words."""
    others = SynonymTerm.objects.filter(locale=locale, words__in=[term.words for term in terms])
    return {one.words: one.synonym for one in others.exclude(synonym=synonym_id).select_related("synonym")}
