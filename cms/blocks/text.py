"""The words of a page's body, for search entries, descriptions and feeds."""

from html import unescape

from django.utils.encoding import force_str
from wagtail.blocks import StreamValue


def plain_text(stream: StreamValue) -> str:
    """Return all searchable words of a stream in reading order, without markup, single-spaced."""
    parts = stream.stream_block.get_searchable_content(stream)
    # A block written without one of its optional fields holds None there, which Wagtail's CharBlock spells out.
    words = (force_str(part) for part in parts)
    return " ".join(unescape(" ".join(word for word in words if word and word != "None")).split())
