"""Thin receivers of the base house."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Site, TaskState
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, task_submitted

from cms.models.version import ContentVersion, RoutingVersion
from cms.workflow_mail import task_submitted_notifier


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


# Under Wagtail's own uid: this app is ready before wagtail.admin, whose notifier for the whole group then stays out.
task_submitted.connect(
    task_submitted_notifier, sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
)
