"""A passage shows where the words stand, and never a stranger's markup."""

import pytest

from search.marking import Marks
from search.plan import Alternative, Clause, Plan
from search.snippets import LENGTH, highlight, snippet


def parse(text: str) -> Marks:
    """Return the marks of a plan that knows these words alone, all of one weight."""
    words = text.split()
    return planned(*((1 / len(words), [(word,)]) for word in words))


def planned(*clauses: tuple[float, list[tuple[str, ...]]]) -> Marks:
    """Return the marks of a plan: for each clause its weight and the tokens of its alternatives."""
    made = [
        Clause(word="", weight=weight, alternatives=tuple(Alternative(tokens, 1.0) for tokens in alternatives))
        for weight, alternatives in clauses
    ]
    return Marks(Plan(clauses=tuple(made)), "id")


def test_words_are_marked_whatever_their_case_and_accents() -> None:
    assert highlight("Kafé KAFE kafein", parse("kafe")) == "<mark>Kafé</mark> <mark>KAFE</mark> kafein"


def test_markup_is_escaped_inside_and_outside_of_marks() -> None:
    found = snippet(["<b>ktp</b> & <script>alert('ktp')</script>"], parse("ktp script"))
    assert "<b>" not in found
    assert "<script>" not in found
    assert "&lt;b&gt;<mark>ktp</mark>&lt;/b&gt; &amp;" in found
    assert "&lt;<mark>script</mark>&gt;" in found


def test_the_passage_is_cut_around_the_words() -> None:
    text = "awal " * 300 + "syarat mengurus ktp hilang " + "akhir " * 300
    found = snippet([text], parse("ktp hilang"))
    assert "<mark>ktp</mark> <mark>hilang</mark>" in found
    assert found.startswith("… ")
    assert found.endswith(" …")
    assert len(found) < LENGTH + 60


def test_the_passage_with_most_different_words_wins() -> None:
    text = "ktp ktp ktp " + "isi " * 200 + "ktp hilang " + "isi " * 200
    assert "<mark>hilang</mark>" in snippet([text], parse("hilang ktp"))


def test_without_a_match_the_beginning_is_shown() -> None:
    assert snippet(["kata " * 100], parse("lain")).startswith("kata kata")
    assert snippet(["", ""], parse("lain")) == ""


def test_text_without_spaces_is_cut_all_the_same() -> None:
    assert len(snippet(["x" * 5_000], parse("y"))) <= LENGTH + 4


def test_a_character_that_grows_in_lower_case_shifts_no_mark() -> None:
    assert highlight("İİİ ktp", parse("ktp")) == "İİİ <mark>ktp</mark>"


def test_the_text_that_shows_more_of_the_words_is_cut() -> None:
    summary, text = "Surat kehilangan", "Cara mengurus surat " + "isi " * 100
    assert snippet([summary, text], parse("cara mengurus surat")).startswith("<mark>Cara</mark>")
    assert snippet([summary, text], parse("surat")) == "<mark>Surat</mark> kehilangan"
    assert snippet([summary, text], parse("lain")) == summary


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Mendaftar, pendaftaran dan daftar",
            "<mark>Mendaftar</mark>, <mark>pendaftaran</mark> dan <mark>daftar</mark>",
        ),
        ("Surat ijin dan izin", "Surat <mark>ijin</mark> dan <mark>izin</mark>"),
        ("Kartu tanda penduduk", "<mark>Kartu</mark> <mark>tanda</mark> <mark>penduduk</mark>"),
        ("dinkes @dinkes berizinkan", "dinkes @dinkes berizinkan"),
    ],
)
def test_a_plan_marks_spellings_stems_and_synonyms(text: str, shown: str) -> None:
    marks = planned(
        (0.4, [("pendaftaran",), ("_daftar",)]),
        (0.3, [("izin",)]),
        (0.3, [("ktp",), ("kartu", "tanda", "penduduk"), ("@dinkes",)]),
    )
    assert highlight(text, marks) == shown


def test_the_passage_with_the_more_telling_word_wins() -> None:
    marks = planned((0.1, [("cara",)]), (0.2, [("surat",)]), (0.7, [("nikah",)]))
    text = "cara surat " + "isi " * 200 + "nikah " + "isi " * 200
    assert "<mark>nikah</mark>" in snippet([text], marks)
