"""Notes for the index everything that changes what a stranger may find, in the transaction that changes it."""

from typing import Any

from django.apps import apps as global_apps
from django.db import router
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from cms.publishing.exposure import DRAFT_FIELDS
from search.index_requests import below_changed, page_changed
from search.models import SearchEntry, Synonym
from search.rebuilding import prepare
from search.synonym_data import load_shipped


@receiver(post_save)
def on_save(sender: Any, instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Whatever route a page goes on line by, changes there or leaves by, it is a save, and in the same transaction.

    Drafts alone are none: one that was never on line, and what saving a draft of a live page writes.
    """
    if not isinstance(instance, Page) or raw or not (instance.live or instance.first_published_at):
        return
    if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
        page_changed(instance.pk)


@receiver(post_delete, sender=Page)
def on_delete(sender: Any, instance: Page, **kwargs: Any) -> None:
    page_changed(instance.pk)


@receiver(post_page_move)
def on_move(sender: Any, instance: Page, **kwargs: Any) -> None:
    below_changed(instance.pk)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def on_restriction(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    below_changed(instance.page_id)


def prepare_index(using: str, apps: Any = global_apps, **kwargs: Any) -> None:
    """After `migrate`, once all tables stand: the index is no table of Django's, whichever database it is in."""
    if using == router.db_for_write(SearchEntry) and "indexchange" in apps.all_models["search"]:
        prepare()


def load_synonyms(using: str, apps: Any = global_apps, **kwargs: Any) -> None:
    """After `migrate`, once its tables stand: new lines of the shipped synonyms are added, old ones are left alone."""
    if using == router.db_for_write(Synonym) and "synonym" in apps.all_models["search"]:
        load_shipped()
