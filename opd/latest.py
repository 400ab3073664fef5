"""The newest visible items of one page type."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest

from cms.visibility import visible


def latest(
    model: Any,
    request: HttpRequest | None,
    *,
    locale_id: int,
    within: str = "",
    limit: int = 6,
    where: Q = Q(),  # noqa: B008 (never changed)
) -> list[Any]:
    """Return items below a tree path ("" is every OPD's), newest first; one query, renditions not attached."""
    items = model.objects.filter(where, locale_id=locale_id)
    if within:
        items = items.filter(path__startswith=within)
    return list(visible(items, request).select_related("image").defer("body").order_by("-date", "-pk")[:limit])
