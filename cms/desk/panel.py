"""The desk's panel on the admin's home screen: decisions, what came back, what is due, what waits for others."""

from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.admin.views.home import UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel

from cms.desk.decisions import decisions_for
from cms.desk.drafts import waiting_of
from cms.kept_input.selectors import waiting_for
from cms.registries.desk import due_for, waits_elsewhere
from cms.workflow_returns import returns_for

# Wagtail's own: they repeat returned drafts without a reason, show every OPD's tasks to Diskominfo, and ask the
# database again for every row.
_REPLACED = (UserObjectsInWorkflowModerationPanel, WorkflowObjectsToModeratePanel)


class DeskPanel(Component):
    """Everything that somebody waits for, in the order in which a person should see to it."""

    name = "desk"
    template_name = "cms/admin/desk.html"
    order = 200

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        user = parent_context["request"].user
        decisions = decisions_for(user)
        context: dict[str, Any] = {
            "decisions": decisions.items,
            "more_decisions": decisions.more,
            "returns": returns_for(user),
            "kept_inputs": list(waiting_for(user)[:10]),
            "due": due_for(user),
            "waiting": waiting_of(user),
        }
        return {**context, "all_done": not any(context.values()) and not waits_elsewhere(user)}


def arrange(panels: list[Any]) -> None:
    """Put the desk in the place of Wagtail's panels."""
    panels[:] = [DeskPanel(), *(panel for panel in panels if not isinstance(panel, _REPLACED))]
