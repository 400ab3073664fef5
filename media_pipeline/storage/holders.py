"""Which rows hold which files: an item's own, and those made from it. Every look-up by name is one by an index."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import FileField, Q

from media_pipeline.models import Document, Image, Rendition, Video
from media_pipeline.storage.names import twin
from media_pipeline.storage.sided import SidedStorage

KINDS: dict[str, type[Any]] = {"image": Image, "document": Document, "video": Video}
# Model, field, and what leads from there to the item whose state decides over the file.
_FIELDS: tuple[tuple[type[Any], str, str], ...] = (
    (Image, "file", "pk"),
    (Rendition, "file", "image_id"),
    (Document, "file", "pk"),
    *((Video, field, "pk") for field in ("file", "small", "thumbnail", "captions")),
)
_ITEM_OF: dict[type[Any], type[Any]] = {Rendition: Image}


@dataclass(frozen=True, slots=True)
class Held:
    """One file: the row and field that name it, and the item that it belongs to."""

    model: type[Any]
    pk: int
    field: str
    name: str
    kind: type[Any]
    item_id: int


def held_by(kind: type[Any], ids: Iterable[int]) -> list[Held]:
    """Return all files of these items; one query a table."""
    wanted = list(ids)
    found: list[Held] = []
    for model in dict.fromkeys(model for model, _field, _item in _FIELDS if _ITEM_OF.get(model, model) is kind):
        fields = [field for owner, field, _item in _FIELDS if owner is model]
        item = next(item for owner, _field, item in _FIELDS if owner is model)
        rows = model._base_manager.filter(**{f"{item}__in": wanted}).order_by("pk").values("pk", item, *fields)
        for row in rows:
            found += [Held(model, row["pk"], field, row[field], kind, row[item]) for field in fields if row[field]]
    return found


def holder_of(name: str) -> Held | None:
    """Return what holds a file of this very name; up to four queries, each by an index."""
    for model in dict.fromkeys(model for model, _field, _item in _FIELDS):
        fields = [field for owner, field, _item in _FIELDS if owner is model]
        item = next(item for owner, _field, item in _FIELDS if owner is model)
        named = Q()
        for field in fields:
            named |= Q(**{field: name})
        row = model._base_manager.filter(named).order_by("pk").values("pk", item, *fields).first()
        if row is not None:
            field = next(field for field in fields if row[field] == name)
            return Held(model, row["pk"], field, name, _ITEM_OF.get(model, model), row[item])
    return None


def is_named(name: str) -> bool:
    """Whether any row of any table names this file: then it must not be removed."""
    return any(model._base_manager.filter(**{field: name}).exists() for model, field in file_fields())


def file_fields() -> Iterator[tuple[type[Any], str]]:
    """Yield every field of every table whose files lie in this storage, those of other rooms too."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, FileField) and isinstance(field.storage, SidedStorage):
                yield model, field.name


def follow_move(instance: Any) -> None:
    """Before an instance read some time ago is saved: let it name its files where they lie by now.

    One query. Otherwise its row would name a copy that a move has removed meanwhile.
    """
    fields = [field for model, field, _item in _FIELDS if isinstance(instance, model)]
    if instance._state.adding or not fields:
        return
    stored = type(instance)._base_manager.filter(pk=instance.pk).values(*fields).first()
    for field in fields:
        file = getattr(instance, field)
        if stored and file and getattr(file, "_committed", True) and stored[field] == twin(file.name):
            file.name = stored[field]
