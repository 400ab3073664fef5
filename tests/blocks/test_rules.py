"""What blocks ask for before submitting, and never to save a draft; and what they make of what they get."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import Block

from cms.blocks import (
    AccordionBlock,
    CalloutBlock,
    ContentStreamBlock,
    DocumentsBlock,
    ImageBlock,
    QuoteBlock,
    Severity,
    StepsBlock,
    TableBlock,
    plain_text,
)
from tests.blocks.test_previews import tags_of
from tests.factories.media import DocumentFactory, ImageFactory


def errors_of(block: Block, value: Any) -> dict[str, str]:
    with pytest.raises(ValidationError) as caught:
        block.clean(block.normalize(value))
    found = getattr(caught.value, "block_errors", None)
    return {name: error.messages[0] for name, error in found.items()} if found else {"": caught.value.messages[0]}


def table(**changes: Any) -> dict[str, Any]:
    return {**TableBlock().get_preview_value(), **changes}


class TestHeadings:
    def stream(self, *headings: tuple[str, str]) -> str:
        block = ContentStreamBlock()
        return block.render(block.to_python([("heading", {"text": text, "level": level}) for text, level in headings]))

    def test_equal_headings_get_different_anchors_in_reading_order(self) -> None:
        html = self.stream(("Syarat", "h2"), ("Biaya", "h2"), ("Syarat", "h3"), ("Syarat", "h3"))
        assert [(tag, attributes["id"]) for tag, attributes in tags_of(html)] == [
            ("h2", "bagian-syarat"),
            ("h2", "bagian-biaya"),
            ("h3", "bagian-syarat-2"),
            ("h3", "bagian-syarat-3"),
        ]

    def test_a_numbered_heading_does_not_take_the_number_of_a_repeated_one(self) -> None:
        html = self.stream(("Loket", "h2"), ("Loket 2", "h2"), ("Loket", "h2"))
        ids = [attributes["id"] for _tag, attributes in tags_of(html)]
        assert len(set(ids)) == 3

    def test_a_heading_without_latin_letters_still_has_an_anchor(self) -> None:
        assert 'id="bagian"' in self.stream(("ꦥꦛꦶ", "h2"))


@pytest.mark.django_db
class TestImage:
    def test_words_or_decoration_are_asked_before_submitting(self) -> None:
        image = ImageFactory(description="")
        assert set(errors_of(ImageBlock(), {"image": image, "alt_text": "", "decorative": False})) == {"alt_text"}

    @pytest.mark.parametrize(
        ("own", "words", "decorative", "alt"),
        [
            ("Dari gambar", "", False, "Dari gambar"),
            ("Dari gambar", "Dari blok", False, "Dari blok"),
            ("Dari gambar", "Dari blok", True, ""),
            ("", "", True, ""),
        ],
    )
    def test_the_block_goes_before_the_picture(self, own: str, words: str, decorative: bool, alt: str) -> None:
        block = ImageBlock()
        value = block.clean(
            block.normalize({"image": ImageFactory(description=own), "alt_text": words, "decorative": decorative})
        )
        assert value.alt == alt
        ((tag, attributes),) = [found for found in tags_of(block.render(value)) if found[0] in {"img", "svg"}]
        assert tag == "svg", "no file of the picture is made yet"
        assert attributes.get("aria-label", "") == alt
        assert ("aria-hidden" in attributes) is (alt == "")

    def test_a_draft_is_saved_without_words_or_picture(self) -> None:
        block = ImageBlock()
        for image in (ImageFactory(description=""), None):
            value = block.normalize({"image": image, "alt_text": "", "decorative": False, "caption": "", "credit": ""})
            assert block.clean_deferred(value)["image"] == image

    def test_a_picture_that_is_gone_leaves_no_broken_element(self) -> None:
        block = ImageBlock()
        assert block.render(block.to_python({"image": 4_000_000, "caption": "x"})).strip() == ""

    def test_caption_and_credit_come_from_the_picture_when_the_block_has_none(self) -> None:
        block = ImageBlock()
        image = ImageFactory(caption="Panen di Juwana", credit="Foto: Diskominfo")
        html = block.render(block.normalize({"image": image}))
        assert "Panen di Juwana" in html
        assert "Foto: Diskominfo" in html
        assert "Panen" not in block.render(block.normalize({"image": image, "caption": "Lelang ikan"}))


class TestTable:
    @pytest.mark.parametrize(
        ("changes", "word"),
        [
            ({"table_caption": " "}, "judul"),
            ({"table_header_choice": "neither"}, "kepala"),
            ({"data": [["", None], [None, ""]]}, "sel"),
        ],
    )
    def test_it_asks_for_what_a_screen_reader_needs(self, changes: dict[str, Any], word: str) -> None:
        assert word in errors_of(TableBlock(), table(**changes))[""]

    def test_a_draft_needs_none_of_it(self) -> None:
        assert TableBlock().clean_deferred(table(table_caption="", table_header_choice=""))

    def test_headers_have_a_scope_and_cells_are_escaped(self) -> None:
        block = TableBlock()
        data = [["Hari", "Buka"], ["Senin", "<script>x</script>"]]
        value = block.clean(table(data=data, table_header_choice="both"))
        html = block.render(value)
        assert [attributes["scope"] for tag, attributes in tags_of(html) if tag == "th"] == ["col", "col", "row"]
        assert "<script>" not in html

    def test_its_words_are_found(self) -> None:
        assert "Jam layanan (contoh)" in TableBlock().get_searchable_content(table())


class TestCallout:
    @pytest.mark.parametrize("severity", Severity.values)
    def test_the_severity_is_a_word_and_not_only_a_colour(self, severity: str) -> None:
        block = CalloutBlock()
        html = block.render(block.normalize({"severity": severity, "title": "", "text": "<p>Isi</p>"}))
        assert str(Severity(severity).label) in html

    def test_each_severity_looks_different(self) -> None:
        block = CalloutBlock()
        classes = {
            tags_of(block.render(block.normalize({"severity": severity, "text": "x"})))[0][1]["class"]
            for severity in Severity.values
        }
        assert len(classes) == len(Severity.values)

    def test_an_unknown_severity_is_refused(self) -> None:
        assert set(errors_of(CalloutBlock(), {"severity": "gawat", "title": "", "text": "x"})) == {"severity"}


@pytest.mark.django_db
class TestDocuments:
    def test_type_and_size_are_said_before_the_click(self) -> None:
        block = DocumentsBlock()
        document = DocumentFactory(title="Formulir A")
        document.file_size = 1_572_864
        html = block.render(block.normalize({"title": "", "documents": [{"document": document, "title": ""}]}))
        assert "Formulir A" in html
        assert "PDF" in html
        assert "1,5" in html

    def test_many_documents_are_read_with_one_query(self, django_assert_num_queries: Any) -> None:
        raw = {"title": "", "documents": [{"document": DocumentFactory().pk, "title": ""} for _number in range(5)]}
        block = ContentStreamBlock()
        stream = block.to_python([{"type": "documents", "value": raw, "id": "1"}])
        with django_assert_num_queries(1):
            html = block.render(stream)
        assert html.count("<a ") == 5

    def test_a_document_that_is_gone_is_left_out(self) -> None:
        block = DocumentsBlock()
        html = block.render(block.to_python({"title": "", "documents": [{"document": 4_000_000, "title": "Hilang"}]}))
        assert "Hilang" not in html


def test_steps_are_an_ordered_list_and_leave_out_what_is_unknown() -> None:
    block = StepsBlock()
    html = block.render(
        block.normalize({"title": "", "steps": [{"title": "Datang", "cost": "Gratis"}, {"title": "Ambil"}]})
    )
    tags = [tag for tag, _attributes in tags_of(html)]
    assert tags.count("ol") == 1
    assert tags.count("li") == 2
    assert tags.count("dt") == 1
    assert "h2" not in tags


def test_steps_and_questions_need_one_entry_to_be_submitted() -> None:
    for block, name in ((StepsBlock(), "steps"), (AccordionBlock(), "questions")):
        with pytest.raises(ValidationError) as caught:
            block.clean(block.normalize({"title": "x", name: []}))
        assert set(caught.value.block_errors) == {name}


def test_answers_fold_without_javascript() -> None:
    block = AccordionBlock()
    tags = [tag for tag, _attributes in tags_of(block.render(block.get_preview_value()))]
    assert tags.count("details") == tags.count("summary") == 2


def test_a_quote_escapes_its_words_and_names_its_source() -> None:
    block = QuoteBlock()
    html = block.render(
        block.normalize({"text": "<b>Cepat</b>", "author": "Warga Contoh 1", "source": "Rapat", "source_url": ""})
    )
    assert "&lt;b&gt;Cepat" in html
    assert "<cite>Rapat</cite>" in html


def test_plain_text_holds_the_words_of_every_block_without_markup() -> None:
    block = ContentStreamBlock()
    stream = block.to_python(
        [
            ("rich_text", "<p>Siap &amp; <b>cepat</b></p><p>melayani</p>"),
            ("heading", {"text": "Syarat", "level": "h2"}),
            ("callout", {"severity": "penting", "title": "Tutup", "text": "<p>Besok</p>"}),
            ("steps", StepsBlock().get_preview_value()),
            ("table", table()),
            ("accordion", AccordionBlock().get_preview_value()),
        ]
    )
    text = plain_text(stream)
    assert text.startswith("Siap & cepat melayani Syarat Tutup Besok Cara mengurus Ambil nomor antrean")
    assert "07.30" in text
    assert "surat kuasa" in text
    assert "h2" not in text
    assert "penting" not in text
    assert "<" not in text
