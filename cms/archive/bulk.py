"""Bulk actions on pages, refused in words before anything is asked: what was public goes with a reason of its own."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, UnpublishBulkAction

from cms.publishing import permanence


def _back(action: Any, request: HttpRequest, message: str) -> HttpResponse:
    messages.error(request, message)
    return redirect("wagtailadmin_home" if action.next_url == request.path else action.next_url)


class DeleteDraftsAction(DeleteBulkAction):  # type: ignore[misc]
    """Drafts that were never public are deleted together; nothing else is."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        pages, _without_access = self.get_actionable_objects()
        if not any(permanence.public_within(page) for page in pages):
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
            return response
        return _back(
            self,
            request,
            _(
                "Tidak ada yang dihapus: di antaranya ada halaman yang pernah terbit. Pindahkan halaman itu ke Arsip "
                "satu per satu dengan alasannya (menu “…” pada barisnya, lalu “Hapus”)."
            ),
        )


class UnpublishOneByOneAction(UnpublishBulkAction):  # type: ignore[misc]
    """In bulk nobody gives a reason."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _back(self, request, _("Turunkan halaman satu per satu, masing-masing dengan alasannya."))
