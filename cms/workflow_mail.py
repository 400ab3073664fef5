"""Mail about moderation, to those who are to act and to nobody else."""

from typing import Any

from wagtail.admin.mail import (
    BaseGroupApprovalTaskStateEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState

from cms.models.task import FourEyesTask
from cms.tenancy.scope import scope_of


class TaskSubmittedNotifier(BaseGroupApprovalTaskStateEmailNotifier):
    """Tells who may decide now: the OPD's other Editors, or Diskominfo where there is none."""

    notification = "submitted"

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> Any:
        task = task_state.task.specific
        page = task_state.workflow_state.content_object
        if not isinstance(task, FourEyesTask):
            return super().get_recipient_users(task_state, **kwargs)
        return task.approvers_for(page)

    def get_context(self, task_state: TaskState, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(task_state, **kwargs)
        task = context["task"]
        context["with_fallback"] = isinstance(task, FourEyesTask) and task.is_with_fallback(context["object"])
        return context

    def get_template_base_prefix(self, instance: Any, **kwargs: Any) -> str:
        return "four_eyes_task_"


class ForItsPeople:
    """Whoever submitted a draft and has left the OPD since hears no more of it."""

    def get_recipient_users(self, workflow_state: WorkflowState, **kwargs: Any) -> Any:
        page = workflow_state.content_object
        found = super().get_recipient_users(workflow_state, **kwargs)  # type: ignore[misc]
        return {user for user in found if scope_of(user).covers_page(page)}


class ApprovedNotifier(ForItsPeople, WorkflowStateApprovalEmailNotifier):
    pass


class ReturnedNotifier(ForItsPeople, WorkflowStateRejectionEmailNotifier):
    pass


task_submitted_notifier = TaskSubmittedNotifier()
approved_notifier = ApprovedNotifier()
returned_notifier = ReturnedNotifier()
