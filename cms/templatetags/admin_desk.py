"""What the admin's templates ask about the person's desk."""

from django import template

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
