"""What the admin's screens of a file say beside Wagtail's own form."""

from typing import Any

from django import template

from media_pipeline.views.withdrawing import withdrawal_address
from media_pipeline.withdrawal import may_withdraw

register = template.Library()


@register.inclusion_tag("media_pipeline/admin/withdrawal_note.html", takes_context=True)
def withdrawal_note(context: dict[str, Any], item: Any) -> dict[str, Any]:
    """Say that the file is withdrawn, and offer both ways to who decides over them."""
    concerns = item.pk and (item.withdrawn_at is not None or item.first_public_at is not None)
    may = concerns and may_withdraw(context["request"].user, item)
    return {"item": item, "address": withdrawal_address(item) if may else ""}
