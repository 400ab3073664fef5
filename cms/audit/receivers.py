"""Stamps every log entry as it is written, and notes what Wagtail changes without an entry."""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from django.dispatch import receiver
from wagtail.log_actions import get_active_log_context, log
from wagtail.models import (
    Collection,
    CollectionMember,
    CollectionViewRestriction,
    ModelLogEntry,
    PageLogEntry,
    Site,
    Task,
    Workflow,
    WorkflowPage,
)

from cms.audit.net import CREATE, DELETE, EDIT, RELEASE, RESTRICT, note, note_rights, note_roles
from cms.audit.stamp import stamp

WATCHED = (CollectionMember, Collection, get_user_model(), Group, Site, Task, Workflow)
# Nobody's doing: a login, and what Wagtail finds out about a file.
_NO_CHANGE = {"last_login", "file_size", "file_hash"}


@receiver(pre_save, sender=PageLogEntry)
@receiver(pre_save, sender=ModelLogEntry)
def say_whose_it_is(sender: Any, instance: Any, raw: bool, **kwargs: Any) -> None:
    if instance._state.adding and not raw:
        stamp(instance)


def note_saved(sender: Any, instance: Any, created: bool, update_fields: Any = None, **kwargs: Any) -> None:
    if not (update_fields and set(update_fields) <= _NO_CHANGE):
        note(instance, CREATE if created else EDIT)


def note_deleted(sender: Any, instance: Any, **kwargs: Any) -> None:
    note(instance, DELETE)


# Model by model: a receiver of every model's deletions would have Django read all rows before it deletes any.
for model in apps.get_models():
    if issubclass(model, WATCHED):
        post_save.connect(note_saved, sender=model, dispatch_uid=f"audit_saved_{model._meta.label}")
        pre_delete.connect(note_deleted, sender=model, dispatch_uid=f"audit_deleted_{model._meta.label}")


@receiver(pre_save, sender=Group)
def note_rights_before(sender: Any, instance: Any, **kwargs: Any) -> None:
    note_rights(instance)


@receiver([post_save, pre_delete], sender=WorkflowPage)
def note_binding(sender: Any, instance: Any, **kwargs: Any) -> None:
    note(instance.workflow, EDIT, fades=True)


@receiver([post_save, pre_delete], sender=CollectionViewRestriction)
def note_readers(sender: Any, instance: Any, signal: Any, **kwargs: Any) -> None:
    title = str(instance.get_restriction_type_display())
    note(instance.collection, RELEASE if signal is pre_delete else RESTRICT, {"restriction": {"title": title}})


@receiver(m2m_changed, sender=get_user_model().groups.through)
def note_roles_changed(
    sender: Any, instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """`reverse` is a change on the role's side: then `pk_set` holds accounts."""
    way = {"post_add": "gained", "post_remove": "lost", "pre_clear": "lost"}.get(action)
    if way is None:
        return
    if reverse:
        accounts = instance.user_set.all() if pk_set is None else instance.user_set.model.objects.filter(pk__in=pk_set)
        changes = [(account, {instance.pk}) for account in accounts]
    else:
        roles = set(instance.groups.values_list("pk", flat=True)) if pk_set is None else pk_set
        changes = [(instance, roles)]
    for account, roles in changes:
        note_roles(account, **{way: roles})


@receiver(post_save, sender=get_user_model())
def tell_of_superusers(sender: Any, instance: Any, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """A command makes them, and no view: the one account over all others must not appear from nowhere."""
    if created and instance.is_superuser and not raw and get_active_log_context().user is None:
        log(instance, CREATE)
