"""Content fields whose block definitions stay out of the migrations."""

import json
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField


class ContentField(StreamField):
    """A StreamField that adds no migration when a block changes.

    The price: a historical model (`apps.get_model` in a data migration) does not know the blocks. There the
    field holds the plain JSON, a list of dicts with "type", "value" and "id", which is saved back as it is;
    a data migration works on that, or on `wagtail.blocks.migrations`. A renamed or removed block therefore
    needs a data migration written by hand: `makemigrations` will not notice.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super(StreamField, self).deconstruct()
        return name, path, [], kwargs

    def to_python(self, value: Any) -> Any:
        if self.stream_block.child_blocks:
            return super().to_python(value)
        if isinstance(value, StreamValue):
            return value.get_prep_value()
        return json.loads(value) if isinstance(value, str) and value else value or []
