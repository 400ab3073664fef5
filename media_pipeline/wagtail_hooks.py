"""Where the guard over what citizens read and the making of pictures' files meet Wagtail."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import URLPattern, reverse_lazy
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.images.views import chooser, multiple
from wagtail.log_actions import LogActionRegistry

from cms.audit.actions import ACTIONS
from media_pipeline import serving
from media_pipeline.avif import AvifOperation
from media_pipeline.duplicates import stand_in_for_wagtail_s
from media_pipeline.replacing import views as replacing
from media_pipeline.scanning import views as quarantine
from media_pipeline.uploads import views as uploads
from media_pipeline.videos import views as videos
from media_pipeline.views import bulk, document_uploads, pictures, removal, usage, withdrawing

stand_in_for_wagtail_s(chooser, multiple)
chooser.viewset.create_view_class = pictures.ChooserUploadView


@hooks.register("register_admin_urls")
def upload_pictures_by_the_house_s_rules() -> list[URLPattern]:
    return pictures.urls()


@hooks.register("register_admin_urls")
def remove_by_the_house_s_rules() -> list[URLPattern]:
    return [*removal.urls(), *withdrawing.urls()]


@hooks.register("register_reports_menu_item")
def list_withdrawn_files() -> MenuItem:
    return MenuItem(
        _("Berkas yang ditarik"),
        reverse_lazy("withdrawn_files"),
        name="withdrawn-files",
        icon_name="no-view",
        order=900,
    )


@hooks.register("register_admin_urls")
def upload_in_pieces_and_see_videos_grow() -> list[URLPattern]:
    return [*uploads.urls(), *videos.urls()]


@hooks.register("insert_global_admin_js")
def scripts_of_videos() -> str:
    """Everywhere, because the chooser uploads too; a module loads after the page and does nothing without its field."""
    names = ("resumable-upload", "video-progress")
    addresses = ((static(f"media_pipeline/js/{name}.js"),) for name in names)
    return format_html_join("", '<script type="module" src="{}"></script>', addresses)


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


# After Wagtail's own question about the collection (order 0).
@hooks.register("before_serve_document", order=100)
def hand_out_in_pieces(document: Any, request: HttpRequest) -> Any:
    return serving.hand_out(document, request)


@hooks.register("register_log_actions", order=1)
def name_log_actions(actions: LogActionRegistry) -> None:
    for action, label in (
        ("cms.archive", _("Dipindahkan ke Arsip")),
        ("cms.restore", _("Dikembalikan dari Arsip")),
        ("media.withdraw", _("Ditarik dari warga")),
        ("media.show_again", _("Ditayangkan lagi")),
    ):
        if action not in actions.formatters:
            actions.register_action(action, label, label)
    for code, known in ACTIONS.items():
        if code.startswith("media.") and code not in actions.formatters:
            actions.register_action(code, known.label, known.label)
