"""A page saved by itself in the background never overwrites what was saved or submitted meanwhile.

Wagtail compares versions when the request begins and writes later. A browser that submits the form while the same
form is being saved by itself sends two requests at once, and the older text would win.
"""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.models import Page, Revision


class AutosaveYieldsMixin(EditView):
    """Holds the page's row from the comparison of versions until the text is stored."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse
        if not self.expects_json_response:
            response = super().post(request, *args, **kwargs)
            return response
        with transaction.atomic():
            if self._saved_meanwhile():
                response = self.json_error_response("invalid_revision", _("Saving will overwrite a newer version."))
            else:
                response = super().post(request, *args, **kwargs)
        return response

    def _saved_meanwhile(self) -> bool:
        """Whether the newest version is no longer the one this request has read."""
        Page.objects.select_for_update().only("pk").get(pk=self.page.pk)
        newest = Page.objects.select_related("latest_revision").get(pk=self.page.pk).latest_revision
        return _mark(newest) != _mark(self.latest_revision)


def _mark(revision: Revision | None) -> tuple[int, datetime] | None:
    """Return what changes whenever a version is added or overwritten."""
    return (revision.pk, revision.created_at) if revision else None
