"""Brings a picture, document or video back from the archive."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from cms.archive.media import restore_media


def restore_file(request: HttpRequest, entry: Any) -> HttpResponse:
    """Ask, then bring the file back into lists and choosers; for who may change files of its collection."""
    policy = policy_registry.get_by_type(entry.content_type.model_class())
    if not policy.may_restore(request.user, entry.item):
        raise PermissionDenied
    if request.method == "POST":
        item = restore_media(entry=entry, actor=request.user)
        messages.success(request, _("“%(title)s” sudah dikembalikan dari Arsip.") % {"title": item.title})
        return redirect("archive:index")
    context = {
        "page_title": _("Kembalikan dari Arsip"),
        "header_icon": "undo",
        "entry": entry,
        "form": forms.Form(),
        "how": _(
            "Berkas kembali ke daftar dan pemilih. Warga melihatnya lagi setelah sebuah halaman terbit memakainya."
        ),
    }
    return TemplateResponse(request, "cms/archive/restore.html", context)
