"""Which pictures of a page say nothing to a reader who cannot see them (WCAG 2.2, 1.1.1)."""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.images.blocks import ImageChooserBlock

from cms.publishing import exposure
from media_pipeline.models import Image

# A poster stands beside the title of its video, which says the same.
_SPOKEN_FOR = frozenset({"poster"})


def wordless(page: Any) -> list[Image]:
    """Return the pictures that the page uses somewhere without words and that are not decoration; at most 1 query.

    Words written on the page beside a picture go for that place alone, the picture's own for every place.
    """
    used = exposure.ids_in(page, Image)
    if not used:
        return []
    in_text = list(_in_text(page))
    spoken = {pk for pk, has_words in in_text if has_words}
    silent = {pk for pk, has_words in in_text if not has_words}
    # Keys of the page itself, and whatever else points to a picture, bring no words of their own.
    elsewhere = (used - spoken - silent) | {pk for pk in _keys(page) if pk is not None}
    images = Image._base_manager.filter(pk__in=silent | elsewhere, description="", is_decorative=False)
    return list(images.order_by("pk"))


def _keys(page: Any) -> Iterator[int | None]:
    for field in page._meta.get_fields():
        if field.many_to_one and field.concrete and field.related_model is Image:
            yield getattr(page, field.attname)


def _in_text(page: Any) -> Iterator[tuple[int, bool]]:
    for field in page._meta.get_fields():
        value = getattr(page, field.name, None) if field.concrete else None
        if isinstance(value, StreamValue):
            yield from _within(value.stream_block, list(value.raw_data), False)


def _within(block: Any, raw: Any, has_words: bool) -> Iterator[tuple[int, bool]]:
    if raw is None:
        return
    if isinstance(block, ImageChooserBlock):
        yield raw, has_words
    elif isinstance(block, StructBlock):
        words = bool(raw.get("decorative")) or bool((raw.get("alt_text") or "").strip())
        for name, child in block.child_blocks.items():
            yield from _within(child, raw.get(name), words or name in _SPOKEN_FOR)
    elif isinstance(block, ListBlock):
        for item in raw:
            is_item = isinstance(item, dict) and item.get("type") == "item" and "value" in item
            yield from _within(block.child_block, item["value"] if is_item else item, has_words)
    elif isinstance(block, StreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                yield from _within(block.child_blocks[item["type"]], item["value"], has_words)
