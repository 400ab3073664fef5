"""Where the things in the log can be edited, for those whom Wagtail's permission policies let."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.urls import NoReverseMatch, reverse
from wagtail.admin.admin_url_finder import AdminURLFinder, finder_classes
from wagtail.models import Page, PageLogEntry
from wagtail.permissions import policy_registry

# Content type, None for pages of every type, and object id.
LinkKey = tuple[int | None, str]


def link_key(entry: Any) -> LinkKey:
    if isinstance(entry, PageLogEntry):
        return None, str(entry.page_id)
    return entry.content_type_id, entry.object_id


def edit_links(entries: Sequence[Any], user: Any) -> dict[LinkKey, str]:
    """Return the addresses by `link_key`; a few queries a model, none an entry."""
    AdminURLFinder(user)  # has every app's finders registered
    wanted: dict[int | None, set[str]] = defaultdict(set)
    for type_id, pk in map(link_key, entries):
        wanted[type_id].add(pk)
    found: dict[LinkKey, str] = {}
    for type_id, ids in wanted.items():
        links = _page_links(ids, user) if type_id is None else _model_links(type_id, ids, user)
        found |= {(type_id, str(pk)): url for pk, url in links.items()}
    return found


def _page_links(ids: set[str], user: Any) -> dict[Any, str]:
    mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change").filter(pk__in=ids)
    return {pk: reverse("wagtailadmin_pages:edit", args=[pk]) for pk in mine.values_list("pk", flat=True)}


def _model_links(type_id: int, ids: set[str], user: Any) -> dict[Any, str]:
    model = ContentType.objects.get_for_id(type_id).model_class()
    if model is None:
        return {}
    finder_class = finder_classes.get_by_type(model)
    construct = getattr(finder_class(user), "construct_edit_url", None) if finder_class else None
    policy = policy_registry.get_by_type(model)
    if construct is None or policy is None:
        return {}
    try:
        mine = policy.instances_user_has_permission_for(user, "change").filter(pk__in=ids)
        return {instance.pk: construct(instance) for instance in mine}
    except (ValueError, ValidationError, NoReverseMatch):
        return {}
