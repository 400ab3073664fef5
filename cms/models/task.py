"""The approval step of every OPD's workflow: an Editor who wrote none of the draft, else Diskominfo."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from cms.publishing.four_eyes import contributor_ids, writer_ids
from cms.publishing.refusal import PublicationRefused


class ReasonMissing(PublicationRefused):
    """A draft was about to be returned without a word to its author."""


class FourEyesTask(AbstractGroupApprovalTask):
    """`groups` are the OPD's Editors. `fallback_group` decides where no Editor is left who did not write the draft,
    and may help out at any time."""

    fallback_group = models.ForeignKey(
        Group,
        verbose_name=_("kelompok cadangan"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Memutuskan bila tidak ada Editor lain di OPD ini."),
    )

    admin_form_fields = [*AbstractGroupApprovalTask.admin_form_fields, "fallback_group"]

    class Meta:
        verbose_name = _("persetujuan empat mata")
        verbose_name_plural = _("persetujuan empat mata")

    @classmethod
    def get_description(cls) -> str:
        return str(_("Disetujui Editor OPD yang tidak ikut menulis; bila tidak ada, oleh Diskominfo."))

    def editors_for(self, page: Any) -> "QuerySet[Any]":
        """Return the active Editors of the OPD who wrote none of the page's pending draft."""
        revision = page.get_latest_revision()
        wrote = contributor_ids(revision) if revision else set()
        return (
            get_user_model()
            .objects.filter(is_active=True, groups__in=self.groups.all())
            .exclude(pk__in=wrote)
            .distinct()
        )

    def is_with_fallback(self, page: Any) -> bool:
        """Whether no other Editor is left, so that the fallback group decides."""
        return not self.editors_for(page).exists()

    def approvers_for(self, page: Any) -> "QuerySet[Any]":
        """Return who is asked to decide: the OPD's other Editors, or the fallback group's members."""
        editors = self.editors_for(page)
        if editors.exists() or self.fallback_group_id is None:
            return editors
        revision = page.get_latest_revision()
        return (
            get_user_model()
            .objects.filter(is_active=True, groups=self.fallback_group_id)
            .exclude(pk__in=contributor_ids(revision) if revision else set())
        )

    def _is_member(self, user: Any) -> bool:
        return bool(user.is_superuser or self._user_in_groups(user) or self._in_fallback(user))

    def _in_fallback(self, user: Any) -> bool:
        return self.fallback_group_id is not None and user.groups.filter(pk=self.fallback_group_id).exists()

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return self._is_member(user)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not self._is_member(user)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Offer nothing to who wrote part of the draft: not even sending it back to themselves.

        Who only saved it, for instance with a comment for its author, may return it but not approve it.
        """
        revision = obj.get_latest_revision()
        if not user.is_active or not self._is_member(user) or revision is None or user.pk in writer_ids(revision):
            return []
        if user.pk == revision.user_id:
            return [("reject", _("Kembalikan dengan alasan"), True)]
        go_live_at = revision.content.get("go_live_at")
        later = go_live_at and parse_datetime(go_live_at) > timezone.now()
        return [
            ("reject", _("Kembalikan dengan alasan"), True),
            ("approve", _("Setujui dan jadwalkan") if later else _("Setujui dan terbitkan"), False),
            ("approve", _("Setujui dengan catatan"), True),
        ]

    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Raises ReasonMissing for a return without a reason: the form asks, a crafted request would not."""
        if action_name == "reject" and not str(kwargs.get("comment", "")).strip():
            raise ReasonMissing(_("Tulis alasannya, agar operator tahu apa yang harus diperbaiki."))
        super().on_action(task_state, user, action_name, **kwargs)

    def get_form_for_action(self, action: str) -> Any:
        from cms.workflow_forms import ApprovalForm, ReturnForm

        return ReturnForm if action == "reject" else ApprovalForm

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> "QuerySet[TaskState]":
        """Return the states waiting for this person; drafts they wrote last are not theirs to decide."""
        if not self._is_member(user):
            return TaskState.objects.none()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS).exclude(revision__user=user)
