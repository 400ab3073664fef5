"""Every new file of a picture, document or video is scanned, by whatever door it came."""

from typing import Any

from django.db.models.signals import post_save, pre_save

from media_pipeline.scanning.services import KINDS, look_at
from media_pipeline.validation import is_new_upload

_UPLOADS = ("file", "thumbnail", "captions")


def before_save(instance: Any, **kwargs: Any) -> None:
    """Remember whether something new comes: after saving, every file counts as stored."""
    instance._is_to_be_scanned = any(is_new_upload(getattr(instance, name, None)) for name in _UPLOADS)


def after_save(instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    if not raw and (created or instance._is_to_be_scanned):
        look_at(instance)


def connect() -> None:
    for kind, model in KINDS.items():
        pre_save.connect(before_save, sender=model, dispatch_uid=f"media_pipeline.scanning.before_save.{kind}")
        post_save.connect(after_save, sender=model, dispatch_uid=f"media_pipeline.scanning.after_save.{kind}")
