"""What the admin's templates ask of a file's state."""

from typing import Any

from django import template

from media_pipeline.scanning.states import advice

register = template.Library()


@register.simple_tag
def scan_advice(item: Any) -> str:
    """Return what the person should know of the virus scanner's word; "" where all is well."""
    return advice(item)
