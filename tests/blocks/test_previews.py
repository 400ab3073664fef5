"""Every block shows itself in the chooser: described, drawn from its preview value, valid, and free of inline code."""

import re
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from wagtail import blocks, hooks

from cms.blocks import ContentStreamBlock, DescribedStreamBlock, content_blocks
from cms.blocks.base import what_lacks
from media_pipeline.blocks import VideoBlock
from tests.support.html import assert_valid_html

SHARED = [*content_blocks(), ("video", VideoBlock())]


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def tags_of(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Attributes()
    parser.feed(html)
    return parser.tags


def preview(block: blocks.Block, name: str) -> str:
    block.set_name(name)
    value = block.get_preview_value()
    context = {
        "request": RequestFactory().get("/"),
        "block_def": block,
        "bound_block": block.bind(value),
        "page_title": f"Pratinjau {name}",
    }
    template = block.get_preview_template(value, context)
    return render_to_string(template, block.get_preview_context(value, context))


@pytest.mark.parametrize(("name", "block"), SHARED, ids=[name for name, _block in SHARED])
class TestSharedBlocks:
    def test_it_explains_itself(self, name: str, block: blocks.Block) -> None:
        assert what_lacks(block) == []

    def test_its_preview_is_a_valid_page_in_the_citizens_style(self, name: str, block: blocks.Block) -> None:
        html = preview(block, name)
        assert "cms/css/site.css" in html
        assert_valid_html(html)

    def test_its_preview_shows_every_word_of_the_preview_value(self, name: str, block: blocks.Block) -> None:
        html = preview(block, name)
        words = block.get_searchable_content(block.get_preview_value())
        assert words
        text = re.sub(r"<[^>]+>", " ", html)
        missing = [
            word
            for part in words
            if str(part) != "None"
            for word in re.findall(r"\w{4,}", str(part))
            if word not in text
        ]
        assert missing == []

    def test_nothing_inline_and_nothing_from_elsewhere(self, name: str, block: blocks.Block) -> None:
        for tag, attributes in tags_of(block.render(block.get_preview_value())):
            assert tag not in {"script", "style", "iframe", "embed", "object"}
            assert "style" not in attributes
            assert not [key for key in attributes if key.startswith("on")]
            loaded = [attributes.get(key) or "" for key in ("src", "srcset", "poster")]
            assert not [address for address in loaded if "//" in address]

    def test_its_icon_is_registered(self, name: str, block: blocks.Block) -> None:
        icons = [icon for hook in hooks.get_hooks("register_icons") for icon in hook([])]
        assert block.meta.icon in {icon.rsplit("/", 1)[-1].removesuffix(".svg") for icon in icons}


class Undescribed(blocks.CharBlock):
    pass


def test_a_system_check_names_what_a_block_lacks() -> None:
    stream = DescribedStreamBlock([("note", Undescribed())])
    (error,) = [found for found in stream.check() if found.id == "cms.blocks.E001"]
    assert "'note'" in error.msg
    for option in ("icon", "group", "description", "template", "preview_value"):
        assert option in error.msg


def test_the_shared_stream_passes_its_own_check() -> None:
    assert ContentStreamBlock().check() == []


def test_rich_text_offers_neither_pictures_nor_embeds() -> None:
    features = ContentStreamBlock().child_blocks["rich_text"].features
    assert set(features) == {"h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"}
