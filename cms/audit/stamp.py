"""Writes into each log entry whose it was, while that can still be told.

Wagtail keeps no more than an id, and a deleted page has no place left to look up. Ids of the pages and collections
above are written, not tree paths: putting siblings in another order gives one site's path to another.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db.models import Model
from wagtail.models import Collection, Page, PageLogEntry, Site, Task, Workflow, WorkflowPage

from cms.registries.places import place_source

PLACE = "place"
# How the token of a page begins.
PAGE = "|p:"
# Entries about a change of roles concern the roles that came and went, not all that the person holds.
ROLE_LISTS = ("gained", "lost")


def page_token(pk: int) -> str:
    return f"{PAGE}{pk}|"


def collection_token(pk: int) -> str:
    return f"|c:{pk}|"


def group_token(pk: int) -> str:
    return f"|g:{pk}|"


def stamp(entry: Any) -> None:
    """Set `data["place"]` of a new entry to its tokens, one after another; "" for what is nobody's in particular.

    What the writer of an entry has set already stays.
    """
    data = entry.data if isinstance(entry.data, dict) else {}
    if PLACE not in data:
        tokens = _of_page_entry(entry) if isinstance(entry, PageLogEntry) else _of_model_entry(entry, data)
        entry.data = {**data, PLACE: "".join(dict.fromkeys(tokens))}


def tokens_of(instance: Any) -> list[str]:
    """Return whose an object is: tokens of the pages and collections above it, or of its roles."""
    if isinstance(instance, Page):
        return _of_pages([instance])
    if isinstance(instance, Collection):
        return _of_collections([instance])
    if isinstance(instance, Group):
        return [group_token(instance.pk)]
    if isinstance(instance, get_user_model()):
        return [group_token(pk) for pk in instance.groups.order_by("pk").values_list("pk", flat=True)]
    if isinstance(instance, (Workflow, Task)):
        return _of_pages(_pages_of(instance))
    if isinstance(instance, Site):
        return _of_pages([instance.root_page])
    return _of_what_it_hangs_on(instance)


def _of_page_entry(entry: Any) -> list[str]:
    # The object in memory first: its row may be gone already.
    page = entry.page if PageLogEntry.page.is_cached(entry) else Page.objects.filter(pk=entry.page_id).first()
    pages = [page] if page is not None else []
    if entry.action == "wagtail.move":
        # The place it left and the one it came to both see it go.
        ends = [entry.data.get(end) for end in ("source", "destination")]
        pages += Page.objects.filter(pk__in=[end["id"] for end in ends if isinstance(end, dict) and "id" in end])
    return _of_pages(pages)


def _of_model_entry(entry: Any, data: dict[str, Any]) -> list[str]:
    model = entry.content_type.model_class() if entry.content_type else None
    if model is None:
        return []
    if model is get_user_model() and any(role_keys(data.get(name)) for name in ROLE_LISTS):
        return [group_token(group.pk) for group in roles_named(data.get(name) for name in ROLE_LISTS)]
    try:
        return tokens_of(model._default_manager.get(pk=entry.object_id))
    except ObjectDoesNotExist:
        return []


def role_keys(said: Any) -> list[int | str]:
    """Return the roles that an entry lists, by name or by id; apps write them as names, ids or {"id", "name"}."""
    roles = said if isinstance(said, list) else []
    keys = [role.get("id", role.get("name")) if isinstance(role, dict) else role for role in roles]
    return [key for key in keys if isinstance(key, (int, str))]


def roles_named(lists: Iterable[Any]) -> list[Group]:
    """Return the roles of several such lists that exist now."""
    keys = [key for said in lists for key in role_keys(said)]
    names = [key for key in keys if isinstance(key, str)]
    ids = [key for key in keys if isinstance(key, int)]
    return list((Group.objects.filter(name__in=names) | Group.objects.filter(pk__in=ids)).order_by("pk"))


def _of_what_it_hangs_on(instance: Model) -> list[str]:
    for name, model, tokens in (
        ("collection", Collection, _of_collections),
        ("page", Page, _of_pages),
        ("site", Site, lambda sites: _of_pages([site.root_page for site in sites])),
    ):
        try:
            field = instance._meta.get_field(name)
        except FieldDoesNotExist:
            continue
        if field.is_relation and field.related_model is model:
            target = getattr(instance, name)
            return tokens([target]) if target is not None else []
    anchor = place_source().anchor(instance)
    return _of_pages([anchor]) if anchor is not None else []


def _pages_of(instance: Any) -> list[Page]:
    key = "workflow" if isinstance(instance, Workflow) else "workflow__workflow_tasks__task"
    bound = WorkflowPage.objects.filter(**{key: instance.pk}).select_related("page").order_by("page__path")
    return [binding.page for binding in bound]


def _of_pages(pages: Iterable[Page]) -> list[str]:
    return [*_above(Page, pages, page_token), *(page_token(page.pk) for page in pages)]


def _of_collections(collections: Iterable[Collection]) -> list[str]:
    return [
        *_above(Collection, collections, collection_token),
        *(collection_token(collection.pk) for collection in collections),
    ]


def _above(model: Any, nodes: Iterable[Any], token: Any) -> list[str]:
    """Return tokens of everything above, without the root of the tree: it is everybody's."""
    step = model.steplen
    paths = {node.path[:end] for node in nodes for end in range(2 * step, len(node.path), step)}
    if not paths:
        return []
    found = model.objects.filter(path__in=paths).order_by("depth", "path").values_list("pk", flat=True)
    return [token(pk) for pk in found]
