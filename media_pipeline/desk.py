"""What the admin's home screen offers of pictures."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.registries.desk import SHOWN, DueItem, DueList, QuickAction, due_list
from cms.tenancy.scope import scope_of
from media_pipeline.addresses import edit_address
from media_pipeline.models import Image
from media_pipeline.scanning.selectors import held_for
from media_pipeline.scanning.states import advice


def upload_pictures(user: Any) -> Sequence[QuickAction]:
    """Offer the upload to who has pictures of their own to keep: not to who runs every OPD."""
    if scope_of(user).everything or not policy_registry.get_by_type(Image).user_has_permission(user, "add"):
        return []
    return [QuickAction(label=_("Unggah foto"), url=reverse("wagtailimages:add_multiple"), icon="image", order=30)]


def held_files(user: Any) -> DueList:
    """Show what the virus scanner holds back, to its own OPD and to Diskominfo; 3 queries."""
    items = [DueItem(title=item.title, url=edit_address(item), note=advice(item)) for item in held_for(user, SHOWN + 1)]
    return due_list(
        items,
        key="quarantine",
        heading=_("Berkas yang ditahan pemindai virus"),
        advice=_("Tidak terbit sampai diganti, dihapus, atau dilepas Diskominfo (Laporan → Karantina berkas)."),
        icon="warning",
    )
