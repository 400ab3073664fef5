"""Where the house's rules meet Wagtail's admin and its serving of pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import Page

from cms.models import FourEyesTask


@hooks.register("before_serve_page")
def answer_in_the_page_s_language(page: Page, request: HttpRequest, args: Any, kwargs: Any) -> HttpResponse | None:
    """Without a live home in a language Wagtail serves another one's page under the wrong address."""
    if page.locale.language_code != get_language():
        address = page.get_full_url(request)
        if address and address != request.build_absolute_uri(request.path):
            return HttpResponseRedirect(address)
    return None


@hooks.register("before_unpublish_page")
def ask_why(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Taking a page off line is an Editor's right, but never without a reason."""
    reason = request.POST.get("reason", "").strip()
    if request.method == "POST" and not reason:
        messages.error(request, _("Tulis alasan mengapa halaman ini diturunkan."))
        return redirect(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))
    return None


@hooks.register("after_unpublish_page")
def keep_why(request: HttpRequest, page: Page) -> None:
    log(
        instance=page,
        action="cms.unpublish_reason",
        user=request.user,
        data={"reason": request.POST.get("reason", "").strip()[:500]},
    )


@hooks.register("before_bulk_action")
def one_by_one(request: HttpRequest, action_type: str, objects: Any, action: Any) -> HttpResponse | None:
    """In bulk nobody gives a reason."""
    if action_type == "unpublish" and request.method == "POST":
        messages.error(request, _("Turunkan halaman satu per satu, masing-masing dengan alasannya."))
        return redirect("wagtailadmin_home")
    return None


@hooks.register("after_edit_page")
@hooks.register("after_create_page")
def say_who_decides(request: HttpRequest, page: Page) -> None:
    """Where the OPD has no other Editor the draft goes to Diskominfo: the operator should know whom to ask."""
    if not request.POST.get("action-submit") and not request.POST.get("action-restart-workflow"):
        return
    task = page.current_workflow_task
    if isinstance(task, FourEyesTask) and task.is_with_fallback(page):
        messages.info(
            request, _("OPD ini tidak mempunyai Editor lain yang tidak ikut menulis, jadi naskah diputuskan Diskominfo.")
        )


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action("cms.unpublish_reason")
    class UnpublishReason(LogFormatter):
        label = _("Alasan diturunkan")

        def format_message(self, log_entry: Any) -> str:
            return str(_("Alasan diturunkan: %(reason)s") % {"reason": log_entry.data.get("reason", "")})
