"""The screens of the archive: "Hapus" for what was public, the list, and the way back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView
from wagtail.admin.views.pages.delete import DeleteView
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page

from cms.archive.forms import ArchivePageForm, RestoreForm
from cms.archive.registry import restorer_of
from cms.archive.selectors import entries_within
from cms.archive.services import archive_page, may_publish_again, restore_page
from cms.models import ArchiveEntry
from cms.publishing import permanence
from cms.tenancy.scope import scope_of


class DeleteOrArchiveView(DeleteView):
    """Drafts that were never public are deleted as Wagtail does; anything else goes to the archive, with a reason."""

    def dispatch(self, request: HttpRequest, page_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        page = get_object_or_404(Page, pk=page_id).specific
        if not permanence.public_within(page):
            response: HttpResponse = super().dispatch(request, page_id, *args, **kwargs)
            return response
        if not page.permissions_for_user(request.user).can_delete():
            raise PermissionDenied
        return archive(request, page)


def archive(request: HttpRequest, page: Any) -> HttpResponse:
    """Ask for the reason and, once it is given, take the page off line."""
    form = ArchivePageForm(request.POST or None, page=page, scope=scope_of(request.user))
    if request.method == "POST" and form.is_valid():
        archive_page(page=page, actor=request.user, **form.cleaned_data)
        messages.success(request, _("“%(title)s” dipindahkan ke Arsip.") % {"title": page.title})
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    context = {
        "page_title": _("Pindahkan ke Arsip"),
        "header_icon": "bin",
        "page": page,
        "form": form,
        "media": form.media,
        "live_below": page.get_descendants().live().count(),
    }
    return TemplateResponse(request, "cms/archive/archive_page.html", context)


class EditOrTellView(EditView):
    """Says where the page is, and why, when somebody opens one that is in the archive."""

    def dispatch(self, request: HttpRequest, page_id: int, **kwargs: Any) -> HttpResponse:
        entry = entries_within(scope_of(request.user)).filter(page=page_id).first()
        if entry is None:
            response: HttpResponse = super().dispatch(request, page_id, **kwargs)
            return response
        messages.warning(
            request,
            _("“%(title)s” ada di Arsip. Alasannya: %(reason)s") % {"title": entry.title, "reason": entry.reason},
        )
        if may_restore(entry, request.user):
            return redirect("archive:restore", entry.pk)
        return redirect("archive:index")


class ArchiveView(ListView):
    """What is in the archive of the OPDs of the person."""

    template_name = "cms/archive/index.html"
    paginate_by = 50
    context_object_name = "entries"

    def get_queryset(self) -> "QuerySet[ArchiveEntry]":
        entries = entries_within(scope_of(self.request.user))
        words = self.request.GET.get("q", "").replace("\0", "").strip()[:100]
        return entries.filter(title__icontains=words) if words else entries

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        # A page number that is no number, or beyond the end, shows the nearest one.
        page = self.get_paginator(queryset, page_size).get_page(self.request.GET.get("p"))
        return page.paginator, page, page.object_list, page.has_other_pages()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["page_title"] = _("Arsip")
        context["header_icon"] = "folder-inverse"
        context["query"] = self.request.GET.get("q", "")
        for entry in context["entries"]:
            entry.may_restore = may_restore(entry, self.request.user)
        return context


def may_restore(entry: ArchiveEntry, user: Any) -> bool:
    """Whether "Kembalikan" is for this person: a page's only for Editors; a file's screen asks by itself."""
    return entry.page is None or bool(entry.page.permissions_for_user(user).may_archive())


def restore(request: HttpRequest, entry_id: int) -> HttpResponse:
    """Ask how, then bring a page or a file back."""
    entry = entries_within(scope_of(request.user)).filter(pk=entry_id).first()
    if entry is None:
        raise Http404
    if entry.page_id is None:
        return restorer_of(entry)(request, entry)
    if not may_restore(entry, request.user):
        raise PermissionDenied
    page = entry.page.specific
    form = RestoreForm(request.POST or None, may_publish=may_publish_again(entry, request.user))
    if request.method == "POST" and form.is_valid():
        page = restore_page(entry=entry, actor=request.user, publish=form.cleaned_data.get("publish") or False)
        messages.success(request, _("“%(title)s” sudah dikembalikan dari Arsip.") % {"title": page.title})
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    context = {"page_title": _("Kembalikan dari Arsip"), "header_icon": "undo", "entry": entry, "form": form}
    return TemplateResponse(request, "cms/archive/restore.html", context)
