"""What the admin's templates ask of a file's state."""

from typing import Any

from django import template

from cms.tenancy.scope import scope_of
from media_pipeline.quota import tight_for
from media_pipeline.scanning.states import advice

register = template.Library()


@register.simple_tag
def scan_advice(item: Any) -> str:
    """Return what the person should know of the virus scanner's word; "" where all is well."""
    return advice(item)


@register.inclusion_tag("media_pipeline/admin/quota_warning.html", takes_context=True)
def quota_warning(context: Any) -> dict[str, Any]:
    """Say on a screen for uploads that the person's OPD has little room left; nothing to who runs all of them."""
    user = context["request"].user
    return {"uses": [] if scope_of(user).everything else tight_for(user)}
