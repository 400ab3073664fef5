"""What may stand for a term: in force at once here, within half a minute elsewhere, and Diskominfo's own for good."""

import time
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from search.kept import SECONDS
from search.models import Direction, ShippedSynonym, Synonym, SynonymTerm
from search.synonym_data import load_shipped, shipped
from search.synonyms import MAIN_TO_VARIANT, VARIANT_TO_MAIN, VARIANT_TO_VARIANT, _kept, synonyms
from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db


def group(term: str, *variants: str, locale: str = "id", **values: Any) -> Synonym:
    synonym = Synonym.objects.create(locale=locale, term=term, **values)
    for number, text in enumerate((term, *variants)):
        SynonymTerm.objects.create(synonym=synonym, locale=locale, text=text, words=text.lower(), is_main=number == 0)
    return synonym


def test_a_term_leads_to_what_may_stand_for_it_with_its_weight() -> None:
    group("Surat Jalan", "dokumen jalan", "sj")
    found = synonyms("id")
    assert found["sj",] == ((("surat", "jalan"), VARIANT_TO_MAIN), (("dokumen", "jalan"), VARIANT_TO_VARIANT))
    assert found["surat", "jalan"] == ((("dokumen", "jalan"), MAIN_TO_VARIANT), (("sj",), MAIN_TO_VARIANT))


def test_a_one_way_group_leads_to_its_standard_term_alone() -> None:
    group("Surat Jalan", "dokumen jalan", "sj", direction=Direction.TO_MAIN)
    assert synonyms("id")["sj",] == ((("surat", "jalan"), VARIANT_TO_MAIN),)
    assert ("surat", "jalan") not in synonyms("id")


def test_languages_are_kept_apart() -> None:
    group("Surat Jalan", "sj", locale="en")
    assert ("sj",) in synonyms("en")
    assert ("sj",) not in synonyms("id")


def test_what_is_changed_holds_at_once_in_this_process() -> None:
    synonym = group("Surat Jalan", "sj")
    assert ("sj",) in synonyms("id")
    synonym.is_active = False
    synonym.save()
    assert ("sj",) not in synonyms("id")
    synonym.is_active = True
    synonym.save()
    synonym.delete()
    assert ("sj",) not in synonyms("id")


def test_many_searches_read_the_terms_once_and_a_change_elsewhere_holds_within_half_a_minute() -> None:
    synonym = group("Surat Jalan", "sj")
    start = time.monotonic()
    with assert_max_queries(1, "three searches"):
        for seconds in (0, 1, SECONDS - 1):
            assert ("sj",) in _kept.get("id", now=start + seconds)
    # Another process wrote: no signal reaches this one.
    Synonym.objects.filter(pk=synonym.pk).update(is_active=False)
    assert ("sj",) in _kept.get("id", now=start + SECONDS - 1)
    assert ("sj",) not in _kept.get("id", now=start + SECONDS)


def test_a_term_stands_in_one_group_only() -> None:
    group("Surat Jalan", "sj")
    with pytest.raises(IntegrityError), transaction.atomic():
        group("Surat Jawaban", "sj")


def test_the_shipped_terms_are_there_after_migrate_and_none_of_them_was_dropped() -> None:
    assert synonyms("id")["e", "ktp"][0] == (("ktp", "el"), VARIANT_TO_MAIN)
    kept = {synonym.term: synonym.terms.count() for synonym in Synonym.objects.prefetch_related("terms")}
    for line in shipped():
        assert kept[line.term] == 1 + len(line.variants), line.term


def test_a_restart_neither_brings_back_what_was_deleted_nor_overwrites_what_was_edited() -> None:
    Synonym.objects.get(term="PBG").delete()
    edited = Synonym.objects.get(term="NIB")
    edited.note = "diubah"
    edited.save()
    edited.terms.filter(is_main=False).delete()
    with assert_max_queries(3, "one question and its savepoint"):
        assert load_shipped() == 0
    assert not Synonym.objects.filter(term="PBG").exists()
    assert [one.text for one in edited.terms.all()] == ["NIB"]


def test_a_new_line_comes_without_the_terms_that_somebody_else_has() -> None:
    Synonym.objects.get(term="PBG").delete()
    ShippedSynonym.objects.filter(words="pbg").delete()
    group("Surat Rumah", "imb")
    assert load_shipped() == 1
    texts = [one.text for one in Synonym.objects.get(term="PBG").terms.all()]
    assert texts[0] == "PBG"
    assert "izin mendirikan bangunan" in texts
    assert "imb" not in texts
