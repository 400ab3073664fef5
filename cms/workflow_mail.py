"""Mail about moderation, to those who are to act and to nobody else."""

from typing import Any

from wagtail.admin.mail import BaseGroupApprovalTaskStateEmailNotifier
from wagtail.models import TaskState

from cms.models.task import FourEyesTask


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


task_submitted_notifier = TaskSubmittedNotifier()
