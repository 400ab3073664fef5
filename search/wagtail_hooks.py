"""What the search adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry, LogFormatter

from cms.tenancy.scope import scope_of
from search.admin_screens import SearchViewSetGroup
from search.state_view import show_state
from search.synonym_services import TERMS_CHANGED


@hooks.register("register_admin_viewset")
def register_search() -> SearchViewSetGroup:
    return SearchViewSetGroup()


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(TERMS_CHANGED)
    class TermsChanged(LogFormatter):
        label = _("Padanan diubah")

        def format_message(self, log_entry: Any) -> str:
            said = [
                str(words) % {"terms": ", ".join(found)}
                for name, words in (("came", _("ditambah: %(terms)s")), ("gone", _("dihapus: %(terms)s")))
                if (found := log_entry.data.get(name))
            ]
            return str(_("Padanan %(changes)s") % {"changes": "; ".join(said)})


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
