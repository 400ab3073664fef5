"""Thin receivers of the base house."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Revision, Site, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
    pre_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
)

from cms.models.page import BasePage
from cms.models.version import ContentVersion, RoutingVersion
from cms.publishing import exposure, four_eyes, permanence
from cms.workflow_mail import approved_notifier, returned_notifier, task_submitted_notifier


@receiver([page_slug_changed, post_page_move])
def forget_addresses_when_a_root_moves(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Root paths name the url path of each site's home page and of its translations."""
    if Site.objects.filter(root_page__translation_key=instance.translation_key).exists():
        RoutingVersion.bump()


@receiver([page_published, page_unpublished, post_page_move, page_slug_changed])
def forget_content(sender: Any, **kwargs: Any) -> None:
    """Fragments of pages that readers see are keyed by this counter."""
    ContentVersion.bump()


@receiver([post_save, post_delete], sender=PageViewRestriction)
@receiver(post_delete, sender=Page)
def forget_hidden_content(sender: Any, **kwargs: Any) -> None:
    ContentVersion.bump()


@receiver(post_save)
def remember_what_was_public(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Whatever route a page went on line by, it ends in a save."""
    if isinstance(instance, BasePage) and not kwargs.get("raw"):
        exposure.after_save(instance, kwargs.get("update_fields"))


# Under Wagtail's own uids: this app is ready before wagtail.admin, whose notifiers then stay out.
task_submitted.connect(
    task_submitted_notifier, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
)
workflow_approved.connect(
    approved_notifier, sender=WorkflowState, dispatch_uid="workflow_state_approved_email_notification"
)
workflow_rejected.connect(
    returned_notifier, sender=WorkflowState, dispatch_uid="workflow_state_rejected_email_notification"
)


@receiver(pre_save)
def keep_what_stands(sender: Any, instance: Any, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    """Without a sender: Wagtail saves pages as their own type and as plain pages."""
    if isinstance(instance, Page) and not raw:
        permanence.require_standing(instance, update_fields)


@receiver(pre_save, sender=Revision)
def keep_what_others_read(sender: Any, instance: Any, raw: bool, update_fields: Any, **kwargs: Any) -> None:
    if not raw and (update_fields is None or "content" in update_fields):
        four_eyes.require_unchanged(instance)


@receiver(pre_save, sender=PageViewRestriction)
def keep_sites_open(sender: Any, instance: Any, raw: bool, **kwargs: Any) -> None:
    if not raw:
        permanence.require_closable(instance.page)


@receiver(pre_delete)
def keep_what_was_public(sender: Any, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        permanence.require_removable(instance)


@receiver(pre_page_move)
def keep_places(sender: Any, instance: Any, parent_page_before: Any, parent_page_after: Any, **kwargs: Any) -> None:
    permanence.require_movable(instance, parent_page_before, parent_page_after)
