"""The account of an operator, an editor or a Diskominfo admin."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class AccountStatus(models.TextChoices):
    INVITED = "diundang", _("Diundang")
    ACTIVE = "aktif", _("Aktif")
    SUSPENDED = "ditangguhkan", _("Ditangguhkan")


class UserQuerySet(models.QuerySet["User"]):
    def with_status(self, status: str) -> "UserQuerySet":
        """Accounts in one of `AccountStatus`; the same reading as `User.status`."""
        if status == AccountStatus.SUSPENDED:
            return self.filter(is_active=False)
        return self.filter(is_active=True, invited_at__isnull=status != AccountStatus.INVITED)


class AccountManager(UserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Django's manager of accounts with the project's filters."""

    use_in_migrations = False


class User(AbstractUser):
    """Own model from the first migration on, so that accounts can grow without a swap later."""

    invited_at = models.DateTimeField(
        _("diundang pada"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Kosong setelah undangan dipakai."),
    )
    suspension_reason = models.CharField(_("alasan penangguhan"), max_length=500, blank=True, editable=False)
    # Part of what every session is signed with: one more, and all of them end at their next request.
    session_epoch = models.PositiveIntegerField(default=0, editable=False)

    objects: ClassVar[Any] = AccountManager()

    class Meta(AbstractUser.Meta):
        verbose_name = _("akun")
        verbose_name_plural = _("akun")
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="cms_user_email_unique",
                condition=~models.Q(email=""),
                violation_error_message=_("Alamat e-mail ini sudah dipakai akun lain."),
            )
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.get_username()

    @property
    def status(self) -> AccountStatus:
        if not self.is_active:
            return AccountStatus.SUSPENDED
        return AccountStatus.INVITED if self.invited_at else AccountStatus.ACTIVE

    @property
    def status_label(self) -> str:
        return str(self.status.label)

    def mark_invited(self, when: datetime | None = None) -> None:
        """Note, without saving, that an invitation goes out now; links of earlier ones end with it."""
        self.invited_at = when or timezone.now()

    def end_sessions(self) -> None:
        """End every session of the account at its next request, in whatever store it lies; saves one column."""
        type(self).objects.filter(pk=self.pk).update(session_epoch=F("session_epoch") + 1)
        self.refresh_from_db(fields=["session_epoch"])

    def _get_session_auth_hash(self, secret: str | bytes | None = None) -> str:
        """Django's hash (it ends sessions when the password changes) with the epoch in it."""
        value = f"{self.password}:{self.session_epoch}"
        return salted_hmac("cms.models.User.session", value, secret=secret, algorithm="sha256").hexdigest()
