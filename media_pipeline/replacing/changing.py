"""Writes the new bytes under the old name, and has everything made anew that was made of the old ones."""

import hashlib
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.images import get_image_model

from cms.registries.searchable import changed
from media_pipeline import front_cache
from media_pipeline.afterwards import afterwards
from media_pipeline.models import Document, Image, Replacement
from media_pipeline.models.kept import KeptFile
from media_pipeline.scanning import scanner
from media_pipeline.settling import settle_later
from media_pipeline.storage.names import is_private
from media_pipeline.texts import SOURCE, await_text


def put(item: Any, replacement: Replacement) -> None:
    """Write the proposed bytes at the address and bring the row up to date; inside the transaction that decides."""
    stored = getattr(item, replacement.field)
    storage, name = stored.storage, stored.name
    proposed: Any = replacement.proposed
    with proposed.storage.open(proposed.name) as file:
        values = _values_of(item, replacement, file)
        type(item)._base_manager.filter(pk=item.pk).update(**values)
        file.seek(0)
        write(storage, name, file)
    for field, value in values.items():
        setattr(item, field, value)


def write(storage: Any, name: str, file: Any) -> None:
    """Write bytes under exactly this name, in place of what is there."""
    storage.put(name, file)


def follow(item: Any, field: str) -> None:
    """After the commit: pictures' files, a document's text, and the side where it all lies."""
    from media_pipeline.tasks import make_renditions, read_document_text

    if isinstance(item, Image):
        # What was made of the former picture would be shown on; until the task has made others, pages show its room.
        for rendition in item.renditions.all():
            rendition.delete()
        make_renditions.enqueue(item.pk)
    if isinstance(item, Document):
        await_text(document=item, is_replaced=True)
        transaction.on_commit(partial(read_document_text.enqueue, item.pk), robust=True)
        changed(SOURCE, [item.pk])
    name = getattr(item, field).name
    if not is_private(name):
        # The address is the same: a cache in front would hand out the former bytes for a week.
        afterwards(front_cache.purge, [name])
    settle_later(type(item), [item.pk])


def _values_of(item: Any, replacement: Replacement, file: Any) -> dict[str, Any]:
    values: dict[str, Any] = {"scan": KeptFile.Scan.CLEAN, "scanned_at": timezone.now(), "scan_note": ""}
    if not scanner.is_configured():
        values = {}
    if replacement.field != "file":
        return values
    content = file.read()
    values |= {
        "file_size": len(content),
        # As Wagtail names versions of a file in its answers.
        "file_hash": hashlib.sha1(content, usedforsecurity=False).hexdigest(),
        "upload_hash": replacement.upload_hash,
        "upload_notes": replacement.upload_notes,
    }
    if isinstance(item, get_image_model()):
        file.seek(0)
        values |= _picture_values(file)
    return values


def _picture_values(file: Any) -> dict[str, Any]:
    """Return the new measures; where the eye should rest is known of the former picture only."""
    from django.core.files.images import get_image_dimensions

    width, height = get_image_dimensions(file)
    focal = {f"focal_point_{name}": None for name in ("x", "y", "width", "height")}
    return {"width": width, "height": height, "files_form": 0, "files_tries": 0, **focal}
