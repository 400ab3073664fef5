"""The words of a page's body, for search entries, descriptions and feeds."""

from html import unescape

from django.utils.encoding import force_str
from wagtail.blocks import StreamValue


def plain_text(stream: StreamValue) -> str:
    """Return all searchable words of a stream in reading order, without markup, single-spaced."""
    parts = stream.stream_block.get_searchable_content(stream)
    return " ".join(unescape(" ".join(force_str(part) for part in parts if part)).split())
