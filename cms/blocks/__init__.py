"""Blocks of a page's body, shared by all page types."""

from cms.blocks.accordion import AccordionBlock
from cms.blocks.base import (
    GROUP_LIST,
    GROUP_MEDIA,
    GROUP_SERVICE,
    GROUP_TEXT,
    DescribedStreamBlock,
)
from cms.blocks.callout import CalloutBlock, Severity
from cms.blocks.content import ContentStreamBlock, content_blocks
from cms.blocks.documents import DocumentsBlock
from cms.blocks.gallery import GalleryBlock
from cms.blocks.heading import HeadingBlock
from cms.blocks.image import ImageBlock
from cms.blocks.picture_chooser import PictureChooserBlock, image_ids, images_within, share_images
from cms.blocks.quote import QuoteBlock
from cms.blocks.rich_text import RichTextBlock
from cms.blocks.steps import StepsBlock
from cms.blocks.table import TableBlock
from cms.blocks.text import plain_text

__all__ = [
    "GROUP_LIST",
    "GROUP_MEDIA",
    "GROUP_SERVICE",
    "GROUP_TEXT",
    "AccordionBlock",
    "CalloutBlock",
    "ContentStreamBlock",
    "DescribedStreamBlock",
    "DocumentsBlock",
    "GalleryBlock",
    "HeadingBlock",
    "ImageBlock",
    "PictureChooserBlock",
    "QuoteBlock",
    "RichTextBlock",
    "Severity",
    "StepsBlock",
    "TableBlock",
    "content_blocks",
    "image_ids",
    "images_within",
    "plain_text",
    "share_images",
]
