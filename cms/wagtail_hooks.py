"""Where the house's rules meet Wagtail's admin and its serving of pages."""

from typing import Any

from django.contrib import messages
from django.db.models import Value
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter, log
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms import workflow_menu
from cms.accounts import hooks as accounts_hooks  # noqa: F401 (registers itself)
from cms.archive.bulk import DeleteDraftsAction, UnpublishOneByOneAction
from cms.archive.selectors import archived_ids
from cms.archive.views import ArchiveView, restore
from cms.audit import hooks as audit_hooks  # noqa: F401
from cms.desk import panel as desk_panel
from cms.guide.views import urls as guide_urls
from cms.kept_input.views import show as show_kept_input
from cms.models import FourEyesTask
from cms.page_views import ModeratedPageViewSet, moderated_page_viewset
from cms.publishing.four_eyes import contributor_ids
from cms.reports import OWN_REPORTS
from cms.reports.home import keep_to_scope
from cms.tenancy import admin_hooks  # noqa: F401 (registers its hooks)
from cms.tenancy.scope import scope_of


@hooks.register("register_admin_viewset", order=100)
def register_page_views() -> ModeratedPageViewSet:
    """After Wagtail's own, whose place it takes."""
    return moderated_page_viewset


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    urls = [path("", ArchiveView.as_view(), name="index"), path("<int:entry_id>/kembalikan/", restore, name="restore")]
    kept = [path("<int:kept_id>/", show_kept_input, name="show")]
    return [
        path("arsip/", include((urls, "archive"))),
        path("ketikan/", include((kept, "kept_input"))),
        path("panduan/", include((guide_urls, "guide"))),
    ]


@hooks.register("register_admin_menu_item")
def register_archive_menu_item() -> MenuItem:
    return MenuItem(_("Arsip"), reverse("archive:index"), name="archive", icon_name="folder-inverse", order=500)


@hooks.register("register_admin_menu_item")
def register_guide_menu_item() -> MenuItem:
    return MenuItem(_("Panduan"), reverse("guide:index"), name="guide", icon_name="help", order=1200)


@hooks.register("construct_explorer_page_queryset")
def leave_the_archive_out(parent_page: Page, pages: Any, request: HttpRequest) -> Any:
    """Each row says that it is not archived, so that its buttons need not ask."""
    return pages.exclude(pk__in=archived_ids(Page)).annotate(stands_outside_archive=Value(True))


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


for refused in (DeleteDraftsAction, UnpublishOneByOneAction):
    # After Wagtail's own, under the same names: the later one answers.
    hooks.register("register_bulk_action", refused, order=100)


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
    keep_to_scope(panels)
    desk_panel.arrange(panels)


@hooks.register("insert_editor_js")
def say_that_input_is_kept() -> str:
    return format_html('<script type="module" src="{}"></script>', static("cms/js/kept_input.js"))


@hooks.register("construct_page_action_menu")
def arrange_buttons(items: list[Any], request: HttpRequest, context: Any) -> None:
    workflow_menu.arrange(items, context)


@hooks.register("construct_main_menu")
def keep_the_menu_short(request: HttpRequest, items: list[MenuItem]) -> None:
    """Wagtail's English help is of no use to anybody here; reports are read by those who approve."""
    hidden = set()
    if not request.user.is_superuser:
        hidden.add("help")
        if not policy_registry.get_by_type(Page).user_has_permission(request.user, "publish"):
            hidden.add("reports")
    items[:] = [item for item in items if item.name not in hidden]
    for item in items:
        if item.name == "media":
            # Pictures and documents are media too, and have menus of their own.
            item.label = _("Video")


@hooks.register("construct_reports_menu")
def keep_to_own_reports(request: HttpRequest, items: list[MenuItem]) -> None:
    """Reports that span all OPDs are for who works with all of them."""
    if not scope_of(request.user).everything:
        items[:] = [item for item in items if item.name in OWN_REPORTS]


@hooks.register("insert_global_admin_js")
def say_the_rest_in_indonesian() -> str:
    scripts = ("cms/js/admin-words.js", "cms/js/admin-files.js")
    return format_html_join("", '<script src="{}"></script>', ((static(script),) for script in scripts))


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action("cms.archive")
    class Archived(LogFormatter):
        label = _("Dipindahkan ke Arsip")

        def format_message(self, log_entry: Any) -> str:
            return str(_("Dipindahkan ke Arsip: %(reason)s") % {"reason": log_entry.data.get("reason", "")})

    actions.register_action("cms.kept_input", _("Ketikan disimpan"), _("Ketikan tanpa hak disimpan untuk OPD"))
    actions.register_action("cms.kept_input.discard", _("Ketikan disisihkan"), _("Ketikan tersimpan disisihkan"))

    @actions.register_action("cms.restore")
    class Restored(LogFormatter):
        label = _("Dikembalikan dari Arsip")

        def format_message(self, log_entry: Any) -> str:
            if log_entry.data.get("publish"):
                return str(_("Dikembalikan dari Arsip dan terbit seperti semula"))
            return str(_("Dikembalikan dari Arsip"))

    @actions.register_action("cms.unpublish_reason")
    class UnpublishReason(LogFormatter):
        label = _("Alasan diturunkan")

        def format_message(self, log_entry: Any) -> str:
            return str(_("Alasan diturunkan: %(reason)s") % {"reason": log_entry.data.get("reason", "")})
