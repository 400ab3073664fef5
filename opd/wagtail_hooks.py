"""What the OPD house adds to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import ListingButton
from wagtail.log_actions import LogActionRegistry, LogFormatter

from opd.gallery.desk import desk, upload
from opd.pages.gallery import GalleryPage
from opd.provisioning.views import provision_agency
from opd.provisioning.wording import in_words
from opd.registry_admin import RegistryViewSetGroup, register_policies

register_policies()


@hooks.register("register_admin_viewset")
def register_registry() -> RegistryViewSetGroup:
    return RegistryViewSetGroup()


@hooks.register("register_admin_urls")
def register_provisioning() -> list[URLPattern]:
    return [path("opd/<int:agency_id>/lengkapi/", provision_agency, name="provision_agency")]


@hooks.register("register_admin_urls")
def register_album_desk() -> list[URLPattern]:
    return [
        path("album/<int:page_id>/", desk, name="album_desk"),
        path("album/<int:page_id>/unggah/", upload, name="album_upload"),
    ]


@hooks.register("register_page_listing_buttons")
def lead_to_the_desk(page: Any, user: Any, next_url: str | None = None) -> Iterator[ListingButton]:
    """Beside each album of the gallery's list; Wagtail reads no rights for a button's sake that are not read yet."""
    if isinstance(page, GalleryPage) and page.alias_of_id is None and page.permissions_for_user(user).can_edit():
        yield ListingButton(
            _("Unggah banyak foto"),
            reverse("album_desk", args=[page.pk]),
            icon_name="upload",
            attrs={"aria-label": _("Unggah banyak foto ke “%(title)s”") % {"title": page.get_admin_display_title()}},
            priority=25,
        )


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action("opd.provision")
    class Provisioned(LogFormatter):
        label = _("Situs dibuat atau dilengkapi")

        def format_message(self, log_entry: Any) -> str:
            made = in_words(log_entry.data.get("made", []))
            return str(_("Situs dibuat atau dilengkapi: %(made)s") % {"made": made})
