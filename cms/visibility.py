"""Which pages an anonymous reader may see, for lists: one query for the restrictions of a whole request."""

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from wagtail.models import PageViewRestriction


def restricted_paths(request: HttpRequest | None) -> list[str]:
    """Return the tree paths of restricted pages, asked once a request."""
    cached: list[str] | None = getattr(request, "_restricted_paths", None)
    if cached is None:
        cached = list(PageViewRestriction.objects.order_by().values_list("page__path", flat=True))
        if request is not None:
            request._restricted_paths = cached  # type: ignore[attr-defined]
    return cached


def hidden_from_public(request: HttpRequest | None, prefix: str = "") -> Q:
    """Return the condition for restricted pages, an empty one when there are none."""
    hidden = Q()
    for path in restricted_paths(request):
        hidden |= Q(**{f"{prefix}path__startswith": path})
        # An alias is as restricted as its source.
        hidden |= Q(**{f"{prefix}alias_of__path__startswith": path, f"{prefix}alias_of__isnull": False})
    return hidden


def visible(queryset: "QuerySet[Any]", request: HttpRequest | None, prefix: str = "") -> "QuerySet[Any]":
    """Keep what is live and public. `prefix` leads from the queryset's model to the page ("page__")."""
    hidden = hidden_from_public(request, prefix)
    queryset = queryset.filter(**{f"{prefix}live": True})
    return queryset.exclude(hidden) if hidden else queryset


def is_visible(page: Any, request: HttpRequest | None) -> bool:
    """Tell the same of a page in memory; asks about an alias, whose source may be restricted elsewhere."""
    if page.alias_of_id is not None:
        return visible(type(page).objects.filter(pk=page.pk), request).exists()
    return page.live and not any(page.path.startswith(path) for path in restricted_paths(request))
