"""Chooses a picture; takes it from what the page fetched already, when it did."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from typing import Any

from wagtail.blocks import ListBlock, StreamBlock, StreamValue, StructBlock
from wagtail.blocks.list_block import ListValue
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import AbstractImage

_fetched: ContextVar[Mapping[int, AbstractImage] | None] = ContextVar("fetched_images", default=None)


class PictureChooserBlock(ImageChooserBlock):
    """Wagtail asks once per block type; a page with five kinds of blocks asks once in all through `share_images`."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[AbstractImage | None]:
        fetched = _fetched.get()
        if fetched is None:
            found: list[AbstractImage | None] = super().bulk_to_python(list(values))
            return found
        # A copy each: two blocks may show one picture with different words.
        return [copy(fetched[pk]) if pk in fetched else None for pk in values]


@contextmanager
def share_images(images: Mapping[int, AbstractImage]) -> Iterator[None]:
    """Blocks read within take their pictures from `images`, which must hold every id of `image_ids`."""
    token = _fetched.set(images)
    try:
        yield
    finally:
        _fetched.reset(token)


def image_ids(stream: StreamValue) -> set[int]:
    """Return the ids of all pictures in a stream, without reading one from the database."""
    return set(_ids(stream.stream_block, list(stream.raw_data)))


def images_within(value: Any) -> Iterator[AbstractImage]:
    """Yield the pictures of a stream (or any part of one), reading what is not read yet."""
    if isinstance(value, AbstractImage):
        yield value
    elif isinstance(value, StreamValue):
        for child in value:
            yield from images_within(child.value)
    elif isinstance(value, ListValue):
        for item in value:
            yield from images_within(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from images_within(item)


def _ids(block: Any, raw: Any) -> Iterator[int]:
    if raw is None:
        return
    if isinstance(block, ImageChooserBlock):
        yield raw
    elif isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _ids(child, raw.get(name))
    elif isinstance(block, ListBlock):
        for item in raw:
            is_item = isinstance(item, dict) and item.get("type") == "item" and "value" in item
            yield from _ids(block.child_block, item["value"] if is_item else item)
    elif isinstance(block, StreamBlock):
        for item in raw:
            if item["type"] in block.child_blocks:
                yield from _ids(block.child_blocks[item["type"]], item["value"])
