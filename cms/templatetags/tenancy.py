"""What templates of the admin may offer to the person who asks."""

from typing import Any

from django import template
from django.db.models import QuerySet

from cms.tenancy.scope import scope_of

register = template.Library()


@register.simple_tag(takes_context=True)
def own_collections(context: dict[str, Any]) -> QuerySet[Any]:
    """Return the media collections of the scope."""
    return scope_of(context["request"].user).collections()
