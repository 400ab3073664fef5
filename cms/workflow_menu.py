"""The buttons under the edit form: in words of the work to be done, the two that matter in sight."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy
from wagtail.admin.action_menu import (
    ActionMenuItem,
    CancelWorkflowMenuItem,
    RestartWorkflowMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)
from wagtail.models import WorkflowState


class SubmitItem(SubmitForModerationMenuItem):
    """Wagtail's label names the workflow, which an operator need not know."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        page = context.get("page")
        state = page.current_workflow_state if page else None
        came_back = state and state.status == WorkflowState.STATUS_NEEDS_CHANGES
        context["label"] = gettext("Ajukan lagi") if came_back else gettext("Ajukan untuk disetujui")
        return context


class WithdrawItem(CancelWorkflowMenuItem):
    label = gettext_lazy("Tarik kembali pengajuan")


def arrange(items: list[ActionMenuItem], context: Any) -> None:
    """Name and order the buttons: a decision first for who may decide, else save and submit."""
    page = context.get("page")
    task = page.current_workflow_task if page else None
    labels = {}
    if task:
        labels = {(name, modal): label for name, label, modal in task.get_actions(page, context["request"].user)}
    arranged = []
    for item in items:
        if isinstance(item, RestartWorkflowMenuItem):
            # To withdraw and to submit again are two buttons already.
            continue
        if isinstance(item, WorkflowMenuItem):
            # Wagtail adds its own "and publish" to the label of the last task.
            item.label = labels.get((item.name, item.launch_modal), item.label)
        elif isinstance(item, SubmitForModerationMenuItem):
            item = SubmitItem(order=item.order)
        elif isinstance(item, CancelWorkflowMenuItem):
            item = WithdrawItem(order=item.order)
        arranged.append(item)
    items[:] = sorted(arranged, key=_rank)


def _rank(item: ActionMenuItem) -> tuple[int, int]:
    if isinstance(item, WorkflowMenuItem):
        return (2 if item.name == "approve" and item.launch_modal else 0 if item.name == "approve" else 1), item.order
    first = {SaveDraftMenuItem: 3, SubmitItem: 4}
    return first.get(type(item), 5), item.order
