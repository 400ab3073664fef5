"""What the admin's templates ask about the person's desk."""

from typing import Any

from django import template
from django.urls import reverse
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices

from cms.registries.desk import QuickAction, quick_actions_for
from cms.registries.identity import Identity, identity_for

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_identity(context: template.Context) -> Identity:
    """Return whose desk this is: name and palette for sidebar, home screen and style sheet."""
    return identity_for(context.get("request"))


@register.simple_tag(takes_context=True)
def quick_actions(context: template.Context) -> list[QuickAction]:
    """Return what the person may start from the home screen."""
    return quick_actions_for(context["request"].user)


# One by one only: the approval wants to be read, taking off line wants a reason.
_NEVER_IN_BULK = ("publish", "unpublish")


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def offered_bulk_actions(context: template.Context, app_label: str, model_name: str) -> dict[str, Any]:
    """Return Wagtail's buttons for bulk actions without those that would be refused, whoever asks."""
    refused = {reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) for action in _NEVER_IN_BULK}
    choices: dict[str, Any] = bulk_action_choices(context, app_label, model_name)
    choices["buttons"] = [button for button in choices["buttons"] if getattr(button, "url", None) not in refused]
    return choices
