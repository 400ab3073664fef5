"""Publishing, unpublishing and the passing of days reach the table of occurrences from here."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_save
from wagtail.signals import page_published, page_unpublished

from cms.registries.jobs import register_minutely
from opd.agenda.services import refresh_occurrences, refresh_share


def connect() -> None:
    """Listen to events; called once from the app's `ready()`."""
    event_page = apps.get_model("opd", "EventPage")
    page_published.connect(_published_or_not, sender=event_page, dispatch_uid="agenda-published")
    page_unpublished.connect(_published_or_not, sender=event_page, dispatch_uid="agenda-unpublished")
    post_save.connect(_created_live, sender=event_page, dispatch_uid="agenda-created")
    register_minutely("agenda_horizon", refresh_share)


def _published_or_not(instance: Any, **kwargs: Any) -> None:
    refresh_occurrences(instance)


def _created_live(instance: Any, created: bool, raw: bool, **kwargs: Any) -> None:
    """Seeds and copies put pages on line by creating them, without the signal of publishing."""
    if created and instance.live and not raw:
        refresh_occurrences(instance)
