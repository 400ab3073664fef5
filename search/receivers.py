"""Tells the index, after the commit, of everything that changes what a stranger may find."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.apps import apps as global_apps
from django.db import router, transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django_tasks.base import Task
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from cms.publishing.exposure import DRAFT_FIELDS
from search import indexing, tasks
from search.engines import get_engine
from search.models import SearchEntry, Synonym
from search.synonym_data import load_shipped


@receiver([page_published, page_unpublished])
def on_visibility(sender: Any, instance: Page, **kwargs: Any) -> None:
    _after_commit(tasks.index_page, instance.pk)


@receiver(post_save)
def on_save(sender: Any, instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Live pages that code saves without publishing: made by a seed, renamed by a service."""
    if not isinstance(instance, Page) or not instance.live or raw:
        return
    if update_fields is None or not DRAFT_FIELDS.issuperset(update_fields):
        _after_commit(tasks.index_page, instance.pk)


@receiver(post_delete, sender=Page)
def on_delete(sender: Any, instance: Page, **kwargs: Any) -> None:
    _after_commit(tasks.remove_page, instance.pk)


@receiver(post_page_move)
def on_move(sender: Any, instance: Page, **kwargs: Any) -> None:
    _after_commit(tasks.index_subtree, instance.pk)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def on_restriction(sender: Any, instance: PageViewRestriction, **kwargs: Any) -> None:
    _after_commit(tasks.index_subtree, instance.page_id)


def on_announcement(source_name: str, ids: Sequence[int]) -> None:
    """Other rooms tell what changed in their sources (cms.registries.searchable)."""
    transaction.on_commit(partial(tasks.index_ids.enqueue, source_name, list(ids)), robust=True)


def prepare_index(using: str, apps: Any = global_apps, **kwargs: Any) -> None:
    """After `migrate`: the index is no table of Django's, whichever database it stands in."""
    if using != router.db_for_write(SearchEntry) or "vocabularyword" not in apps.all_models["search"]:
        return
    if get_engine().ensure_schema():
        indexing.refill_index()


def load_synonyms(using: str, apps: Any = global_apps, **kwargs: Any) -> None:
    """After `migrate`, once its tables stand: new lines of the shipped synonyms are added, old ones are left alone."""
    if using == router.db_for_write(Synonym) and "synonym" in apps.all_models["search"]:
        load_shipped()


def _after_commit(task: "Task[[int], None]", page_id: int) -> None:
    # robust: a search that cannot be told must not turn a publication that succeeded into an error.
    transaction.on_commit(partial(task.enqueue, page_id), robust=True)
