"""What a person may do with a page: Wagtail's tester, with every button past the workflow taken away."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from wagtail.models import Page, PagePermissionTester

from cms.publishing import permanence
from cms.publishing.four_eyes import wrote_live
from cms.tenancy.scope import scope_of


class ModeratedPermissionTester(PagePermissionTester):
    """Editors hold Wagtail's `publish` permission because approving needs it; no view may use it to publish directly.

    `can_publish` is what views ask before they show or take "publish"; approving a task goes through
    `BasePage.publish`, which asks `may_approve` and the four-eyes rule instead. What changes at once what citizens
    read (a move, a restriction) is decided by an Editor who wrote none of it.
    """

    permissions: set[str]

    @cached_property
    def is_fixture(self) -> bool:
        return permanence.is_fixture(self.page)

    @cached_property
    def is_archived(self) -> bool:
        return permanence.is_archived(self.page)

    def may_approve(self) -> bool:
        """Whether the person may put others' work on line: an Editor, or who the page's current task was given to."""
        if not self.user.is_active:
            return False
        if self._holds_publish():
            return True
        task: Any = self.page.current_workflow_task
        return bool(task and task.get_actions(self.page, self.user))

    def may_archive(self) -> bool:
        """Whether the person may take the page off line into the archive, or bring it back: an Editor."""
        return self._holds_publish() and not self.page_is_root and not self.is_fixture

    def may_remove(self) -> bool:
        """Whether the person may really delete: a draft that never was public nor is to be, as nothing below it."""
        kept = self.is_fixture or permanence.public_within(self.page) or self._is_scheduled
        return not kept and bool(super().can_delete())

    def can_edit(self) -> bool:
        return bool(super().can_edit()) and not self.is_archived

    def can_add_subpage(self) -> bool:
        return bool(super().can_add_subpage()) and not self.is_archived

    def can_submit_for_moderation(self) -> bool:
        return bool(super().can_submit_for_moderation()) and not self.is_archived

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Either kind of "Hapus": what was public goes to the archive (see cms.archive)."""
        if self.is_archived:
            return False
        return self.may_archive() if permanence.public_within(self.page) else self.may_remove()

    def can_unpublish(self) -> bool:
        return not self.is_fixture and bool(super().can_unpublish())

    def can_publish(self) -> bool:
        return False

    def can_publish_subpage(self) -> bool:
        return False

    def can_move(self) -> bool:
        if self.page_is_root or self.is_fixture or self.is_archived:
            return False
        if not permanence.public_within(self.page):
            return not self._is_scheduled and bool(super().can_delete(ignore_bulk=True))
        # Lists ask this of every row: who wrote it is asked when a destination is.
        return self._holds_publish() and self.page.owner_id != self.user.pk

    def can_move_to(self, destination: Any) -> bool:
        # Wagtail lets a superuser past `can_move`.
        if not self.can_move() or (permanence.public_within(self.page) and not self._decides_what_is_live()):
            return False
        # Under review or locked, the place stands as the text does: it is part of what the Editor reads.
        return bool(super().can_move_to(destination)) and not self._is_held

    def can_set_view_restrictions(self) -> bool:
        frame = self.page_is_root or self.is_fixture
        return not frame and not self.is_archived and self._decides_what_is_live()

    def can_unschedule(self) -> bool:
        return self._holds_publish()

    def can_reorder_children(self) -> bool:
        """The order of a site's sections is the order of its menu, live at once: Diskominfo's alone."""
        return bool(self.user.is_active and scope_of(self.user).everything and self._holds_publish())

    @cached_property
    def _is_scheduled(self) -> bool:
        """Who may end the schedule (`can_unschedule`) does so first."""
        return permanence.scheduled_within(self.page)

    def _decides_what_is_live(self) -> bool:
        return self._holds_publish() and not self._wrote_live

    @property
    def _is_held(self) -> bool:
        """Whether the page is locked for the person, by somebody or by its review."""
        return self._once("_held_for", lambda: bool(self.page_locked()))

    @property
    def _wrote_live(self) -> bool:
        return self._once("_wrote_live_by", lambda: wrote_live(self.page, self.user))

    def _once(self, name: str, answer: Callable[[], bool]) -> bool:
        """A chooser asks one page about many destinations, each time by a new tester: the page keeps the answer."""
        known: dict[int, bool] = self.page.__dict__.setdefault(name, {})
        if self.user.pk not in known:
            known[self.user.pk] = answer()
        return known[self.user.pk]

    def _holds_publish(self) -> bool:
        return bool(self.user.is_active and (self.user.is_superuser or "publish" in self.permissions))


def install() -> None:
    """Have pages that Wagtail reads as plain pages asked the same (bulk actions, moves, order); once, at start-up."""
    Page.permissions_for_user = lambda page, user: ModeratedPermissionTester(user, page)
