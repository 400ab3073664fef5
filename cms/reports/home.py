"""Panels of the admin's home: Wagtail remembers what a person once edited or locked, wherever it lies now."""

from typing import Any

from wagtail.admin.views.home import LockedPagesPanel, RecentEditsPanel

from cms.tenancy.scope import scope_of


class OwnRecentEditsPanel(RecentEditsPanel):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        scope = scope_of(parent_context["request"].user)
        context["last_edits"] = [(when, page) for when, page in context["last_edits"] if scope.covers_page(page)]
        return context


class OwnLockedPagesPanel(LockedPagesPanel):
    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["locked_pages"] = context["locked_pages"].filter(scope_of(parent_context["request"].user).within())
        return context


_OWN = {RecentEditsPanel: OwnRecentEditsPanel, LockedPagesPanel: OwnLockedPagesPanel}


def keep_to_scope(panels: list[Any]) -> None:
    """Put the scoped panels in the place of Wagtail's."""
    panels[:] = [_OWN[type(panel)]() if type(panel) in _OWN else panel for panel in panels]
