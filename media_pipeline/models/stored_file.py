"""The ledger of every file that the house has written: what its bytes were, and on which side it lies."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """One file of any kind, original or made. Its name tells its side; see media_pipeline.storage."""

    name = models.CharField(_("nama"), max_length=255, unique=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("ukuran"), help_text=_("Dalam byte."))
    stored_at = models.DateTimeField(_("disimpan pada"), auto_now_add=True)

    class Meta:
        verbose_name = _("berkas tersimpan")
        verbose_name_plural = _("berkas tersimpan")
        ordering: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name
