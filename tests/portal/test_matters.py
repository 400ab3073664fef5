"""A matter is found in the words that citizens use for it."""

import pytest

from home.who_handles.matters import BEGINS, EXACT, WITHIN, Words, asked_words, closeness, found, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Akte Lahir", ["akta", "lahir"]),
        ("KTP-el, e-KTP & ktp el", ["ktp", "ktp", "ktp"]),
        ("Ijin usaha café", ["izin", "usaha", "cafe"]),
        ("\x00<script>", ["script"]),
        ("—…", []),
    ],
)
def test_words_have_one_spelling(text, words):
    assert words_of(text) == words


def test_what_stands_around_the_matter_is_no_word_of_it():
    assert asked_words("Siapa yang mengurus jalan rusak di Pati? jalan") == ("jalan", "rusak")
    assert asked_words("dinas apa") == ("dinas", "apa")


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("lahir", "lahir", EXACT),
        ("imun", "imunisasi", BEGINS),
        ("lahir", "kelahiran", WITHIN),
        ("kelahiran", "lahir", WITHIN),
        ("an", "jalan", 0),
        ("pajak", "pasar", 0),
    ],
)
def test_a_word_comes_near_by_its_beginning_or_its_middle(word, known, near):
    assert closeness(word, {known, "lain"}) == near


def test_a_title_counts_more_than_what_explains_it():
    words = Words.of(["Uji kir"], ["kendaraan angkutan"])
    points = found(("kir", "kendaraan", "sapi"), words)
    assert set(points) == {"kir", "kendaraan"}
    assert points["kir"] > points["kendaraan"]
