"""Whatever is typed becomes a few plain words."""

import pytest

from search.query import MAX_LENGTH, MAX_WORDS, parse
from tests.search.hostile import every_hostile_value


def test_words_are_folded_and_kept_in_order() -> None:
    assert parse("  Cara  Urus KTP-el, Café! ").words == ("cara", "urus", "ktp", "el", "cafe")


def test_a_repeated_word_is_searched_once() -> None:
    assert parse("pati Pati PATI").words == ("pati",)


def test_direction_marks_do_not_part_a_word() -> None:
    assert parse("ku\u202esta\u200bwan").words == ("kustawan",)


def test_the_last_word_is_a_prefix_only_when_it_says_something() -> None:
    assert parse("akta kel").has_prefix
    assert not parse("akta ke").has_prefix
    assert not parse("").has_prefix


@pytest.mark.parametrize(("text", "enough"), [("a", 1), ("a b", 1), ("a b c", 2), ("a b c d", 2), ("a b c d e", 3)])
def test_enough_is_half_of_the_words(text: str, enough: int) -> None:
    assert parse(text).enough == enough


@every_hostile_value
def test_any_input_becomes_a_bounded_query_of_letters_and_digits(raw: str) -> None:
    query = parse(raw)
    assert len(query.text) <= MAX_LENGTH
    assert len(query.words) <= MAX_WORDS
    assert all(word.replace("_", " ").isalnum() for word in query.words)
    assert query.text.isprintable()
    assert bool(query) == bool(query.words)
