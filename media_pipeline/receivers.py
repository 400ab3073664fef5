"""What follows from a saved or deleted file."""

from functools import partial
from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from cms.models import ArchiveEntry
from media_pipeline import guard, making
from media_pipeline.models import Document, Image, Video
from media_pipeline.storage.holders import follow_move

_FIELDS_THAT_CHANGE_FILES = frozenset(
    {"file", "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"}
)


def image_saved(instance: Image, **kwargs: Any) -> None:
    """Have the renditions made, unless only a title, a hash or the like was saved."""
    if instance.__dict__.pop("_files_change", False):
        making.ask(instance)


def before_image_save(instance: Image, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    """Note whether the row will show another picture, or another part of it; afterwards nobody can tell."""
    saved = _FIELDS_THAT_CHANGE_FILES if update_fields is None else _FIELDS_THAT_CHANGE_FILES & update_fields
    if raw or not saved:
        return
    stored = Image._base_manager.filter(pk=instance.pk).values(*saved).first()
    now = {name: getattr(instance, name) for name in saved}
    new_file = "file" in saved and not getattr(now["file"], "_committed", True)
    instance.__dict__["_files_change"] = new_file or stored is None or any(stored[name] != now[name] for name in saved)


def video_deleted(instance: Video, **kwargs: Any) -> None:
    """wagtailmedia removes the file and the poster; the captions are ours."""
    if instance.captions:
        transaction.on_commit(partial(instance.captions.delete, save=False))


def before_save(instance: Any, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any) -> None:
    if not raw:
        follow_move(instance)
        guard.require_unchanged(instance, update_fields)


def before_delete(instance: Any, **kwargs: Any) -> None:
    # Wagtail removes the file that the instance names.
    follow_move(instance)
    guard.require_removable(instance)


def after_delete(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Only the system comes here with something archived; no entry may point at nothing."""
    ArchiveEntry.objects.of_model(sender).filter(object_id=instance.pk).delete()


def connect() -> None:
    for model in (Document, Image, Video):
        name = model._meta.label_lower
        pre_save.connect(before_save, sender=model, dispatch_uid=f"media_pipeline.before_save.{name}")
        pre_delete.connect(before_delete, sender=model, dispatch_uid=f"media_pipeline.before_delete.{name}")
        post_delete.connect(after_delete, sender=model, dispatch_uid=f"media_pipeline.after_delete.{name}")
    pre_save.connect(before_image_save, sender=Image, dispatch_uid="media_pipeline.before_image_save")
    post_save.connect(image_saved, sender=Image, dispatch_uid="media_pipeline.image_saved")
    post_delete.connect(video_deleted, sender=Video, dispatch_uid="media_pipeline.video_deleted")
