"""An approval belongs to the version that was read: it is given in the page's form, and lapses when the page changed.

Wagtail publishes the newest version when a task is approved, whatever version the person looked at, and its home
screen previews the one that was submitted.
"""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.workflow import PreviewRevisionForTaskView, WorkflowActionView
from wagtail.models import Page, TaskState

from cms.publishing.refusal import PublicationRefused

# More than any revision's number has, and less than a database refuses.
_DIGITS = 18


class DecisionOutdated(PublicationRefused):
    """The page was saved by somebody after it was read by the person who approves."""


def _require_words(text: str) -> None:
    """Raise BadRequest unless this is what the decision's dialogue sends: a comment, or nothing."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BadRequest("The decision's words are no JSON.") from error
    comment = data.get("comment", "") if isinstance(data, dict) and data.keys() <= {"comment"} else None
    # Half a character, as JSON can spell it, fits no database.
    if not isinstance(comment, str) or comment.encode("utf-8", "ignore").decode() != comment:
        raise BadRequest("The decision's words are not those of its form.")


class ApproveWhatWasReadMixin(EditView):
    """The form names the version that it shows; another one that came meanwhile is not approved with it."""

    def perform_workflow_action(self) -> HttpResponse:
        _require_words(self.request.POST.get("workflow-action-extra-data", "{}"))
        if self.workflow_action == "approve" and not self._changed_by_approver():
            with transaction.atomic():
                self._require_newest()
                response: HttpResponse = super().perform_workflow_action()
        else:
            # Who changed the text and approves at once keeps the text and is refused by the four-eyes rule itself.
            response = super().perform_workflow_action()
        return response

    def add_save_confirmation_message(self) -> None:
        """Say what the decision did; Wagtail says of every one that the page "has been updated"."""
        said = self._said() if getattr(self, "workflow_action", "") else ""
        if said:
            messages.success(self.request, said % {"title": self.page.get_admin_display_title()})
        else:
            super().add_save_confirmation_message()

    def _said(self) -> str:
        """Return what became of the page, or nothing where Wagtail's own words do."""
        page = Page.objects.only("live", "has_unpublished_changes", "latest_revision").get(pk=self.page.pk)
        if self.workflow_action == "reject":
            return _("“%(title)s” dikembalikan kepada penulisnya, dengan alasan Anda.")
        if self.workflow_action != "approve":
            return ""
        if page.live and not page.has_unpublished_changes:
            return _("“%(title)s” disetujui dan terbit: warga sudah dapat membacanya.")
        return _("“%(title)s” disetujui.")

    def _changed_by_approver(self) -> bool:
        """Whether the form differs from the version that it showed, which need not be the newest one."""
        if not self.has_content_changes:
            return False
        named = self.request.POST.get("loaded_revision_id", "")
        shown = self.page.revisions.filter(pk=named).first() if named.isdecimal() and len(named) < _DIGITS else None
        if shown is None:
            return True
        form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=shown.as_object(),
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        return bool(form.has_changed())

    def _require_newest(self) -> None:
        # The row is held until the approval is stored, so that no newer version slips in between.
        newest = Page.objects.select_for_update().values_list("latest_revision_id", flat=True).get(pk=self.page.pk)
        if self.request.POST.get("loaded_revision_id") != str(newest):
            raise DecisionOutdated(
                _("Naskah ini baru saja diubah orang lain. Baca versi terbarunya di bawah ini, lalu putuskan.")
            )


class DecideInFormView(WorkflowActionView):
    """From the home screen a draft is returned; it is approved where it can be read."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse
        if self.action_name == "approve" and self.object.workflow_in_progress:
            self.check_action()
            messages.warning(request, _("Baca naskahnya dulu, lalu setujui dari halaman ini."))
            return redirect(reverse("wagtailadmin_pages:edit", args=[self.object.pk]))
        response = super().dispatch(request, *args, **kwargs)
        return response


class PreviewNewestForTaskView(PreviewRevisionForTaskView):
    """Shows what an approval would put on line."""

    def get_task_state(self) -> TaskState | None:
        state: TaskState | None = super().get_task_state()
        if state is not None:
            # Not stored: the task keeps the version that it was started with.
            state.revision = self.object.get_latest_revision()
        return state
