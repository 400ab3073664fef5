"""One of the five things that citizens come for, as Diskominfo chose it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class ChosenService(Orderable):
    """A row of the portal's home page: it is drafted, approved and published with that page."""

    page = ParentalKey(
        "home.PortalHomePage",
        verbose_name=_("beranda portal"),
        on_delete=models.CASCADE,
        related_name="chosen_services",
    )
    service = models.ForeignKey(
        "opd.ServicePage", verbose_name=_("layanan"), on_delete=models.CASCADE, related_name="+"
    )
    label = models.CharField(
        _("kata warga"),
        max_length=60,
        blank=True,
        help_text=_("Sebutan pendek yang dipakai warga, misalnya “Buat KTP”. Kosong: judul layanannya."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("layanan pilihan")
        verbose_name_plural = _("layanan pilihan")

    def __str__(self) -> str:
        return self.label or str(self.service)

    def clean(self) -> None:
        """Refuse to choose what citizens cannot read; a row whose service went off line later merely does not show."""
        super().clean()
        if self.service_id and not self.service.live and not self._was_chosen_before():
            raise ValidationError({"service": _("Layanan ini belum terbit. Pilih layanan yang sudah dibaca warga.")})

    def _was_chosen_before(self) -> bool:
        known: Any = type(self)._default_manager.filter(page_id=self.page_id, service_id=self.service_id)
        return bool(self.page_id and known.exists())
