"""One picture's files: from what is stored, through the making process, to their rows; each step may be repeated."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from os.path import basename, splitext
from tempfile import TemporaryFile
from typing import Any, BinaryIO, cast

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.images.models import Filter

from media_pipeline import ladders
from media_pipeline.models import Image, Rendition
from media_pipeline.pictures import plans, process
from media_pipeline.pictures.process import Made, OtherSizeError
from media_pipeline.settling import settle_later
from media_pipeline.turns import turn

# Somebody else's pictures come first, but not for ever.
_PATIENCE = 900.0
_ENDINGS = {"jpeg": "jpg"}
_LONGEST = 60
_FOCAL = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


@dataclass(slots=True)
class Job:
    """What is to be made of a picture; `run` asks no database, so that several may run side by side."""

    image: Image
    wishes: Sequence[Filter]
    # Whether the picture is complete afterwards.
    is_all: bool
    original: BinaryIO | None = None
    # What the picture was when it was read: by the time that its files are there it may be another.
    state: dict[str, Any] = field(default_factory=dict)

    def run(self) -> Made | None:
        """Return the files, None where there is nothing to do; raises OSError."""
        if self.original is None:
            return None
        with self.original, turn(_PATIENCE):
            try:
                return process.make(self.original, plans.plan_of(self.image, self.wishes))
            except OtherSizeError as other:
                return process.make(self.original, plans.plan_of(self.image, self.wishes, other.size))


def prepare(image: Image, wishes: Sequence[Filter], *, is_all: bool = True) -> Job:
    """Count the try and fetch the original, wherever the store is; raises OSError."""
    state = {"file": image.file.name, **{name: getattr(image, name) for name in _FOCAL}}
    if not wishes:
        return Job(image, wishes, is_all, state=state)
    Image.objects.filter(pk=image.pk).update(files_tries=F("files_tries") + 1, files_tried_at=timezone.now())
    original = cast(BinaryIO, TemporaryFile())  # noqa: SIM115 (the job closes it)
    try:
        with image.file.storage.open(image.file.name) as stored:
            for chunk in stored.chunks():
                original.write(chunk)
        original.flush()
    except BaseException:
        original.close()
        raise
    return Job(image, wishes, is_all, original, state)


def keep(job: Job, made: Made | None) -> int:
    """Store the files and their rows, and say that the picture is complete; returns how many are new.

    A picture that was changed or removed meanwhile gets none: whoever changed it has asked for others.
    """
    if made is None and job.image.files_form >= ladders.FORM:
        return 0
    renditions = [
        _stored(job.image, wish, kind, content)
        for wish, (kind, content) in zip(job.wishes, made.files if made else (), strict=True)
    ]
    with transaction.atomic():
        current = Image.objects.select_for_update().filter(pk=job.image.pk, **job.state)
        is_current = current.exists()
        if is_current:
            Rendition.objects.bulk_create(renditions, ignore_conflicts=True)
            changes: dict[str, Any] = {"files_form": ladders.FORM, "files_tries": 0} if job.is_all else {}
            if made is not None and not job.image.color:
                changes["color"] = made.color
            if changes:
                current.update(**changes)
            for name, value in changes.items():
                setattr(job.image, name, value)
            settle_later(Image, [job.image.pk])
    rows = {row.file.name: row for row in Rendition.objects.filter(image_id=job.image.pk)}
    for rendition in renditions:
        # Another task was quicker, or the picture is another one by now.
        if rendition.file.name not in rows:
            rendition.file.storage.delete(rendition.file.name)
    job.image.prefetched_renditions = list(rows.values())
    if is_current and job.is_all:
        _clear(job.image, list(rows.values()))
    return sum(rendition.file.name in rows for rendition in renditions)


def unwanted(image: Image, rows: Sequence[Rendition]) -> list[int]:
    """Return the ids of files that the picture had once and nothing asks for any more."""
    wanted = {(wish.spec, wish.get_cache_key(image)) for wish in ladders.wanted(image)}
    return [row.pk for row in rows if (row.filter_spec, row.focal_point_key) not in wanted]


def _clear(image: Image, rows: Sequence[Rendition]) -> None:
    """Remove what an older crop or table left, at once only where no page that is open somewhere may ask for it."""
    old = unwanted(image, rows)
    if old and image.first_public_at is None:
        Rendition.objects.filter(pk__in=old).delete()
        image.prefetched_renditions = [row for row in rows if row.pk not in set(old)]


def _stored(image: Image, wish: Filter, kind: str, content: bytes) -> Rendition:
    """Return the row of a file that is stored, itself not yet: Django would read back each file to measure it."""
    size = wish.get_transform(image).size
    row = Rendition(
        image=image,
        filter_spec=wish.spec,
        focal_point_key=wish.get_cache_key(image),
        width=round(size[0]),
        height=round(size[1]),
    )
    field = Rendition._meta.get_field("file")
    tail = ".".join(
        part for part in (row.focal_point_key, wish.spec.replace("|", "."), _ENDINGS.get(kind, kind)) if part
    )
    stem = splitext(basename(image.file.name))[0][: max(1, _LONGEST - len(tail) - 1)]
    name = field.generate_filename(row, f"{stem}.{tail}")
    row.file = field.storage.save(name, ContentFile(content), max_length=field.max_length)
    return row
