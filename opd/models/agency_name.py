"""Names in time. A name has only its start; its end is the next one's start, so two can never overlap."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from opd.models.evidence import evidence_field
from opd.models.partial import Precision, precision_check
from opd.partial_date import PartialDate


class AgencyName(models.Model):
    """What an agency was called from `start` on; no start: since nobody knows when."""

    agency = ParentalKey("opd.Agency", verbose_name=_("OPD"), on_delete=models.PROTECT, related_name="names")
    name = models.CharField(_("nama"), max_length=150)
    abbreviation = models.CharField(_("singkatan"), max_length=40)
    start = models.DateField(
        _("berlaku sejak"),
        null=True,
        blank=True,
        help_text=_("Kosongkan bila tidak diketahui. Bila hanya bulan atau tahunnya diketahui, isi hari pertamanya."),
    )
    start_precision = models.CharField(
        _("ketelitian"),
        max_length=5,
        choices=Precision,
        blank=True,
        help_text=_("Seberapa teliti tanggal itu diketahui."),
    )
    decree = models.ForeignKey(
        "opd.Decree",
        verbose_name=_("dasar hukum"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="names",
    )
    evidence = evidence_field()
    evidence_text = models.TextField(_("bukti"), blank=True)

    class Meta:
        verbose_name = _("nama OPD")
        verbose_name_plural = _("nama OPD")
        ordering = ["start"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "start"],
                name="opd_name_start_unique",
                violation_error_message=_("OPD ini sudah punya nama lain yang mulai berlaku pada tanggal yang sama."),
            ),
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(start__isnull=True),
                name="opd_name_one_unknown_start",
                violation_error_message=_("Hanya satu nama yang boleh tanpa tanggal mulai."),
            ),
            precision_check("start", name="opd_name_start_precision"),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(abbreviation=""),
                name="opd_name_not_empty",
                violation_error_message=_("Isi nama dan singkatannya."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def since(self) -> PartialDate:
        """Return the start at its known precision; `since.since_text()` is what readers see."""
        return PartialDate(self.start, self.start_precision)
