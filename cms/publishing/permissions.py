"""What a person may do with a page: Wagtail's tester, with every button past the workflow taken away."""

from typing import Any

from wagtail.models import PagePermissionTester


class ModeratedPermissionTester(PagePermissionTester):
    """Editors hold Wagtail's `publish` permission because approving needs it; no view may use it to publish directly.

    `can_publish` is what views ask before they show or take "publish"; approving a task goes through
    `BasePage.publish`, which asks `may_approve` and the four-eyes rule instead.
    """

    permissions: set[str]

    def may_approve(self) -> bool:
        """Whether the person may put others' work on line: an Editor, or who the page's current task was given to."""
        if not self.user.is_active:
            return False
        if self.user.is_superuser or "publish" in self.permissions:
            return True
        task: Any = self.page.current_workflow_task
        return bool(task and task.get_actions(self.page, self.user))

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_set_view_restrictions(self) -> bool:
        return self._holds_publish()

    def can_unschedule(self) -> bool:
        return self._holds_publish()

    def can_reorder_children(self) -> bool:
        return self._holds_publish()

    def _holds_publish(self) -> bool:
        return bool(self.user.is_active and (self.user.is_superuser or "publish" in self.permissions))
