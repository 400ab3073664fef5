"""Where the guard over what citizens read and the making of pictures' files meet Wagtail."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry

from cms.audit.actions import ACTIONS
from media_pipeline import serving
from media_pipeline.avif import AvifOperation
from media_pipeline.replacing import views as replacing
from media_pipeline.scanning import views as quarantine
from media_pipeline.views import bulk, document_uploads, removal, usage


@hooks.register("register_admin_urls")
def remove_by_the_house_s_rules() -> list[URLPattern]:
    return removal.urls()


@hooks.register("register_admin_urls")
def upload_documents_by_the_house_s_rules() -> list[URLPattern]:
    return document_uploads.urls()


@hooks.register("register_admin_urls")
def show_own_screens() -> list[Any]:
    return [*quarantine.urls(), *replacing.urls(), *usage.urls()]


@hooks.register("register_reports_menu_item")
def add_quarantine() -> MenuItem:
    return MenuItem(
        _("Karantina berkas"), reverse_lazy("quarantine:index"), name="quarantine", icon_name="warning", order=910
    )


@hooks.register("register_reports_menu_item")
def add_usage() -> MenuItem:
    return MenuItem(
        _("Pemakaian media"),
        reverse_lazy("media_usage:index"),
        name="media-usage",
        icon_name="folder-open-inverse",
        order=905,
    )


@hooks.register("register_image_operations")
def make_avif() -> list[tuple[str, type[AvifOperation]]]:
    return [("avif", AvifOperation)]


# Wagtail's own come first (order 0); of two actions with one name the later one holds.
for action in bulk.actions():
    hooks.register("register_bulk_action", action, order=1)


@hooks.register("before_serve_document", order=-1)
def hand_out_what_is_public(document: Any, request: HttpRequest) -> HttpResponse | None:
    return serving.refuse_unless_public(document, request)


@hooks.register("register_log_actions", order=1)
def name_log_actions(actions: LogActionRegistry) -> None:
    for action, label in (("cms.archive", _("Dipindahkan ke Arsip")), ("cms.restore", _("Dikembalikan dari Arsip"))):
        if action not in actions.formatters:
            actions.register_action(action, label, label)
    for code, known in ACTIONS.items():
        if code.startswith("media.") and code not in actions.formatters:
            actions.register_action(code, known.label, known.label)
