"""The search's place in Wagtail's admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms.tenancy.scope import scope_of
from search.state_view import show_state


class EverythingMenuItem(MenuItem):
    """For who works with all OPDs."""

    def is_shown(self, request: HttpRequest) -> bool:
        return scope_of(request.user).everything


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def register_state_url() -> list[URLPattern]:
    return [path("keadaan-pencarian/", show_state, name="search_state")]


@hooks.register("register_reports_menu_item")  # type: ignore[untyped-decorator]
def add_state_to_reports() -> MenuItem:
    return EverythingMenuItem(
        _("Keadaan pencarian"), reverse_lazy("search_state"), name="search-state", icon_name="search", order=900
    )
