"""Stamps every log entry as it is written."""

from typing import Any

from django.db.models.signals import pre_save
from django.dispatch import receiver
from wagtail.models import ModelLogEntry, PageLogEntry

from cms.audit.stamp import stamp


@receiver(pre_save, sender=PageLogEntry)
@receiver(pre_save, sender=ModelLogEntry)
def say_whose_it_is(sender: Any, instance: Any, raw: bool, **kwargs: Any) -> None:
    if instance._state.adding and not raw:
        stamp(instance)
