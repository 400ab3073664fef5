"""What the public read stays: no screen deletes an alert, and no other way may either."""

from typing import Any

from django.db.models.deletion import ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _

from cms.archive.removal import is_system_removal
from opd.alerts.models import Alert


@receiver(pre_delete, sender=Alert)
def keep_what_was_issued(sender: type[Alert], instance: Alert, **kwargs: Any) -> None:
    if instance.issued_at is not None and not is_system_removal():
        raise ProtectedError(_("“%(name)s” pernah terbit, jadi tetap di arsip.") % {"name": instance}, {instance})
