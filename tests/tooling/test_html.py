"""The HTML checker accepts what is valid and rejects what is not."""

import pytest

from tests.support.html import assert_valid_html

PAGE = '<!doctype html><html lang="id"><head><title>Contoh</title></head><body><h1>Contoh</h1>{}</body></html>'


def test_accepts_the_html_of_today() -> None:
    assert_valid_html(PAGE.format("<search><p>Cari</p></search><div popover>Lagi</div>"))


def test_rejects_an_image_without_alternative_text_and_names_the_line() -> None:
    with pytest.raises(AssertionError, match=r"line 1: .*alt"):
        assert_valid_html(PAGE.format('<img src="a.png">'))


def test_rejects_bytes_alike_and_lets_named_messages_pass() -> None:
    page = PAGE.format("<p><div></div></p>").encode()
    with pytest.raises(AssertionError, match="HTML error"):
        assert_valid_html(page)
    assert_valid_html(page, ignore=("No .p. element in scope",))
