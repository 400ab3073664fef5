"""What the admin's home screen offers of pictures."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.registries.desk import QuickAction
from cms.tenancy.scope import scope_of
from media_pipeline.models import Image


def upload_pictures(user: Any) -> Sequence[QuickAction]:
    """Offer the upload to who has pictures of their own to keep: not to who runs every OPD."""
    if scope_of(user).everything or not policy_registry.get_by_type(Image).user_has_permission(user, "add"):
        return []
    return [QuickAction(label=_("Unggah foto"), url=reverse("wagtailimages:add_multiple"), icon="image", order=30)]
