"""The blocks that every kind of page shares; upper apps add those that need to know agencies."""

from typing import Any

from wagtail.blocks import Block, StreamValue

from cms.blocks.accordion import AccordionBlock
from cms.blocks.base import DescribedStreamBlock
from cms.blocks.callout import CalloutBlock
from cms.blocks.documents import DocumentsBlock
from cms.blocks.gallery import GalleryBlock
from cms.blocks.heading import HeadingBlock, unique_anchors
from cms.blocks.image import ImageBlock
from cms.blocks.quote import QuoteBlock
from cms.blocks.rich_text import RichTextBlock
from cms.blocks.steps import StepsBlock
from cms.blocks.table import TableBlock


class ContentStreamBlock(DescribedStreamBlock):
    """The shared part of a page's body. Subclass it and declare more blocks to extend it."""

    rich_text = RichTextBlock()
    heading = HeadingBlock()
    quote = QuoteBlock()
    callout = CalloutBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    steps = StepsBlock()
    accordion = AccordionBlock()
    table = TableBlock()
    documents = DocumentsBlock()

    class Meta:
        template = "cms/blocks/stream.html"

    def get_context(self, value: StreamValue, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        unique_anchors([child.value for child in value if isinstance(child.block, HeadingBlock)])
        return context


def content_blocks() -> list[tuple[str, Block]]:
    """Return the shared blocks as (name, block), for a stream that is built from a list."""
    return list(ContentStreamBlock().child_blocks.items())
