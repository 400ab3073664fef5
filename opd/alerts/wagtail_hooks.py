"""The room's place in Wagtail's admin: addresses, menu, home panel, names of log entries."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from cms.audit.actions import ACTIONS
from opd.alerts import views
from opd.alerts.rights import may_use
from opd.alerts.selectors import shown_at_home


class AlertMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_use(request.user)


class WaitingAlertsPanel(Component):
    """First on the home screen: somebody waits for this person, or stands alone for what all read."""

    name = "alerts"
    template_name = "alerts/admin/waiting.html"
    order = 90

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"alerts": shown_at_home(parent_context["request"].user)}


@hooks.register("register_admin_urls")  # type: ignore[untyped-decorator]
def register_urls() -> list[URLPattern | URLResolver]:
    urls = [
        path("", views.index, name="index"),
        path("tulis/", views.add, name="add"),
        path("<int:pk>/", views.show, name="show"),
        path("<int:pk>/ubah/", views.edit, name="edit"),
        path("<int:pk>/koreksi/", views.correct, name="correct"),
        path("<int:pk>/pratinjau/", views.preview, name="preview"),
        path("<int:pk>/langkah/<slug:step>/", views.act, name="act"),
    ]
    return [path("serta-merta/", include((urls, "alerts")))]


@hooks.register("register_admin_menu_item")  # type: ignore[untyped-decorator]
def add_to_menu() -> MenuItem:
    return AlertMenuItem(
        _("Info serta-merta"), reverse_lazy("alerts:index"), name="alerts", icon_name="warning", order=90
    )


@hooks.register("construct_homepage_panels")  # type: ignore[untyped-decorator]
def add_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WaitingAlertsPanel())


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]
def name_log_actions(actions: LogActionRegistry) -> None:
    for code, action in ACTIONS.items():
        if code.startswith("alerts."):
            actions.register_action(code, action.label, action.label)
