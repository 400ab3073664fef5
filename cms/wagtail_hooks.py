"""Where the house's rules meet Wagtail's admin and its serving of pages."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import GroupPagePermission, Page

from cms import workflow_home, workflow_menu
from cms.accounts import hooks as accounts_hooks  # noqa: F401 (registers itself)
from cms.models import FourEyesTask
from cms.publishing.four_eyes import contributor_ids


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
            request,
            _("OPD ini tidak mempunyai Editor lain yang tidak ikut menulis, jadi naskah diputuskan Diskominfo."),
        )


@hooks.register("after_edit_page")
def say_why_nothing_was_decided(request: HttpRequest, page: Page) -> None:
    """Wagtail saves a draft, and no more, when the decision that was asked for is not this person's to make."""
    if not request.POST.get("action-workflow-action"):
        return
    page = Page.objects.get(pk=page.pk)
    revision = page.get_latest_revision()
    if page.current_workflow_task and revision and request.user.pk in contributor_ids(revision):
        messages.error(
            request,
            _(
                "Anda ikut menulis naskah ini, jadi keputusan Anda tidak dijalankan (aturan empat mata). "
                "Yang Anda ketik tersimpan dan menunggu keputusan orang lain."
            ),
        )


@hooks.register("construct_homepage_panels")
def arrange_home(request: HttpRequest, panels: list[Any]) -> None:
    workflow_home.arrange(panels)


@hooks.register("construct_page_action_menu")
def arrange_buttons(items: list[Any], request: HttpRequest, context: Any) -> None:
    workflow_menu.arrange(items, context)


@hooks.register("construct_main_menu")
def keep_the_menu_short(request: HttpRequest, items: list[MenuItem]) -> None:
    """Reports over every site and Wagtail's English help are of no use to the people of one OPD."""
    hidden = set()
    if not request.user.is_superuser:
        hidden.add("help")
        if not GroupPagePermission.objects.filter(group__user=request.user, page__depth=1).exists():
            hidden.add("reports")
    items[:] = [item for item in items if item.name not in hidden]


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action("cms.unpublish_reason")
    class UnpublishReason(LogFormatter):
        label = _("Alasan diturunkan")

        def format_message(self, log_entry: Any) -> str:
            return str(_("Alasan diturunkan: %(reason)s") % {"reason": log_entry.data.get("reason", "")})
