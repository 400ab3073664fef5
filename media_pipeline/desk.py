"""What the admin's home screen offers of pictures."""

from collections.abc import Sequence
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.registries.desk import SHOWN, DueItem, DueList, QuickAction, due_list
from cms.tenancy.scope import scope_of
from media_pipeline.addresses import edit_address
from media_pipeline.models import Image
from media_pipeline.quota import tight_for
from media_pipeline.replacing.selectors import waiting_for
from media_pipeline.scanning.selectors import held_for
from media_pipeline.scanning.states import advice


def upload_pictures(user: Any) -> Sequence[QuickAction]:
    """Offer the upload to who has pictures of their own to keep: not to who runs every OPD."""
    if scope_of(user).everything or not policy_registry.get_by_type(Image).user_has_permission(user, "add"):
        return []
    return [QuickAction(label=_("Unggah foto"), url=reverse("wagtailimages:add_multiple"), icon="image", order=30)]


def tight_storage(user: Any) -> DueList:
    """Say where an OPD has little room left; 6 queries."""
    items = [
        DueItem(
            title=use.collection.name,
            url=reverse("media_usage:index"),
            note=_("Terpakai %(percent)d%%: %(used)s dari %(limit)s.")
            % {"percent": use.percent, "used": filesizeformat(use.size), "limit": filesizeformat(use.limit)},
        )
        for use in tight_for(user)
    ]
    return due_list(
        items,
        key="storage",
        heading=_("Penyimpanan hampir penuh"),
        advice=_("Hapus berkas yang tidak dipakai. Batas diatur Diskominfo (Laporan → Pemakaian media)."),
        icon="folder-open-inverse",
    )


def waiting_replacements(user: Any) -> DueList:
    """Show the replacements of public files that wait for this person's decision."""
    items = [
        DueItem(
            title=each.item.title,
            url=reverse("replacing:show", args=[each.pk]),
            note=_("Diajukan %(who)s: %(reason)s") % {"who": each.proposed_by or "-", "reason": each.reason[:120]},
        )
        for each in waiting_for(user, SHOWN + 1)
    ]
    return due_list(
        items,
        key="replacements",
        heading=_("Penggantian berkas menunggu Anda"),
        advice=_("Bandingkan berkas lama dan baru, lalu setujui atau tolak."),
        icon="upload",
    )


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
