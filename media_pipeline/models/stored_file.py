"""The ledger of every file that the house has written: what its bytes were, and on which side it lies."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """One file of any kind, original or made. Its name tells its side; see media_pipeline.storage.

    A move between the sides writes the new name as COMING, makes it HERE and the old one LEAVING in the transaction
    that switches the name in the item's own row, and ends when the old copy and its row are gone.
    """

    class State(models.TextChoices):
        HERE = "here", _("tersimpan")
        COMING = "coming", _("sedang disalin")
        LEAVING = "leaving", _("sedang dihapus")

    name = models.CharField(_("nama"), max_length=255, unique=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("ukuran"), help_text=_("Dalam byte."))
    state = models.CharField(_("keadaan"), max_length=7, choices=State.choices, default=State.HERE)
    changed_at = models.DateTimeField(_("berubah pada"), default=timezone.now)
    stored_at = models.DateTimeField(_("disimpan pada"), auto_now_add=True)

    class Meta:
        verbose_name = _("berkas tersimpan")
        verbose_name_plural = _("berkas tersimpan")
        ordering: ClassVar[list[str]] = ["name"]
        default_permissions = ()
        indexes: ClassVar[list[models.Index]] = [
            # Only what is under way: a handful of rows among a hundred thousand.
            models.Index(fields=["changed_at"], condition=~models.Q(state="here"), name="stored_file_moving")
        ]

    def __str__(self) -> str:
        return self.name
