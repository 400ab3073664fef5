"""The log's place in Wagtail's admin: its addresses, and a menu item of its own for the people of an OPD."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.models import Page

from cms.audit.net import EDIT, GROUP_RIGHTS, note
from cms.audit.views import AuditView, export_audit
from cms.tenancy.scope import scope_of


class EverythingMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return scope_of(request.user).everything


class OwnMenuItem(MenuItem):
    """The reports menu is hidden from the people of one OPD, so theirs stands beside it."""

    def is_shown(self, request: HttpRequest) -> bool:
        scope = scope_of(request.user)
        return not (scope.everything or scope.is_empty)


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def register_audit_urls() -> list[URLPattern | URLResolver]:
    patterns = [
        path("", AuditView.as_view(), name="index"),
        path("unduh/<slug:file_format>/", export_audit, name="export"),
    ]
    return [path("audit/", include((patterns, "audit")))]


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def add_to_reports() -> MenuItem:
    return EverythingMenuItem(
        _("Jejak audit"), reverse_lazy("audit:index"), name="audit", icon_name="history", order=100
    )


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def add_to_menu() -> MenuItem:
    return OwnMenuItem(
        _("Catatan kegiatan"), reverse_lazy("audit:index"), name="audit-own", icon_name="history", order=850
    )


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]
def name_log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(GROUP_RIGHTS, _("Hak kelompok diubah"), _("Hak kelompok diubah"))


@hooks.register("after_bulk_action")  # type: ignore[untyped-decorator]
def note_bulk_action(request: HttpRequest, action_type: str, objects: Any, action: Any) -> None:
    """Most of them change many rows at once, which sends no signal; pages log themselves."""
    if action_type != "delete":
        for each in objects:
            if not isinstance(each, Page):
                note(each, EDIT)
