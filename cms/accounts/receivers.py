"""Thin receivers of accounts: what ends with a role, and what the lock-out leaves behind."""

from typing import Any

from axes.models import AccessAttempt
from axes.signals import user_locked_out
from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, pre_save
from django.dispatch import receiver

from cms.accounts.lockout import account_behind
from cms.accounts.log_actions import note
from cms.accounts.losses import end_what_rights_gave
from cms.models.user import User

_LEAVING = "_accounts_leaving"


@receiver(m2m_changed, sender=User.groups.through)
def end_things_with_roles(sender: Any, instance: Any, action: str, pk_set: Any, **kwargs: Any) -> None:
    """Whoever loses a role, from either side of the relation, loses what hung on it."""
    if not isinstance(instance, Group):
        if action in {"post_remove", "post_clear"}:
            end_what_rights_gave(instance)
        return
    if action == "pre_clear":
        setattr(instance, _LEAVING, list(instance.user_set.all()))
    elif action in {"post_remove", "post_clear"}:
        leaving = getattr(instance, _LEAVING, []) if action == "post_clear" else User.objects.filter(pk__in=pk_set)
        for account in leaving:
            end_what_rights_gave(account)


@receiver(pre_save, sender=AccessAttempt)
def keep_no_forms(sender: Any, instance: Any, **kwargs: Any) -> None:
    """django-axes keeps what was posted; that holds codes and half right passwords."""
    instance.get_data = ""
    instance.post_data = ""


@receiver(user_locked_out)
def log_lock_out(sender: Any, request: Any, username: str | None, ip_address: str | None, **kwargs: Any) -> None:
    """Once a lock, not once a try at a closed door."""
    if getattr(request, "axes_failures_since_start", None) is None:
        return
    account = account_behind(username or "")
    if account is not None:
        note(account, "cms.account.lockout", data={"address": ip_address or ""})
