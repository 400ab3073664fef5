"""How much an OPD may keep in its collection, where that differs from what all may."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection


class MediaQuota(models.Model):
    collection = models.OneToOneField(
        Collection, verbose_name=_("koleksi"), on_delete=models.CASCADE, related_name="media_quota", primary_key=True
    )
    gigabytes = models.PositiveIntegerField(
        _("batas"), validators=[MinValueValidator(1)], help_text=_("Dalam gigabita (GB).")
    )

    class Meta:
        verbose_name = _("batas penyimpanan")
        verbose_name_plural = _("batas penyimpanan")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.collection}: {self.gigabytes} GB"
