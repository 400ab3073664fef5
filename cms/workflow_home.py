"""Panels of the admin's home screen: what came back with a reason, then what waits for others."""

from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel
from wagtail.models import WorkflowState

from cms.kept_input.selectors import waiting_for
from cms.workflow_decisions import ToDecidePanel
from cms.workflow_returns import returns_for


class ReturnedPanel(Component):
    """Each returned draft with the whole reason: nobody should have to look for it."""

    name = "returned"
    template_name = "wagtailadmin/home/returned.html"
    order = 205

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"returns": returns_for(parent_context["request"].user)}


class KeptInputPanel(Component):
    """What people typed for the OPD and could not save any more."""

    name = "kept-input"
    template_name = "cms/kept_input/waiting.html"
    order = 206

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"kept_inputs": waiting_for(parent_context["request"].user)[:10]}


class WaitingPanel(UserObjectsInWorkflowModerationPanel):
    """The person's own drafts under review; Wagtail's panel repeats the returned ones without their reason."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        context["workflow_states"] = [
            state for state in context["workflow_states"] if state.status == WorkflowState.STATUS_IN_PROGRESS
        ]
        return context


def arrange(panels: list[Any]) -> None:
    """Put the house's panels among Wagtail's."""
    replaced = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)
    panels[:] = [panel for panel in panels if not isinstance(panel, replaced)]
    panels += [ReturnedPanel(), KeptInputPanel(), WaitingPanel(), ToDecidePanel()]
