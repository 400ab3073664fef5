"""The account of an operator, an editor or a Diskominfo admin."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Own model from the first migration on, so that accounts can grow without a swap later."""

    class Meta(AbstractUser.Meta):
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
