"""Who became whom: the many-to-many lineage of OPDs."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from opd.models.partial import Precision, precision_check
from opd.partial_date import PartialDate


class SuccessionKind(models.TextChoices):
    RENAME = "berganti_nama", _("berganti nama")
    MERGE = "digabung", _("digabung")
    SPLIT = "dipecah", _("dipecah")
    TRANSFER = "dialihkan", _("sebagian urusan dialihkan")


class Succession(models.Model):
    """The successor took over from the predecessor; a decree or date nobody has shown stays empty."""

    predecessor = models.ForeignKey(
        "opd.Agency", verbose_name=_("pendahulu"), on_delete=models.PROTECT, related_name="succession_to"
    )
    successor = models.ForeignKey(
        "opd.Agency", verbose_name=_("penerus"), on_delete=models.PROTECT, related_name="succession_from"
    )
    kind = models.CharField(_("cara"), max_length=20, choices=SuccessionKind)
    decree = models.ForeignKey(
        "opd.Decree",
        verbose_name=_("dasar hukum"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successions",
    )
    effective_date = models.DateField(_("tanggal berlaku"), null=True, blank=True)
    effective_date_precision = models.CharField(_("ketelitian tanggal"), max_length=5, choices=Precision, blank=True)
    evidence = models.TextField(_("bukti"), blank=True)

    class Meta:
        verbose_name = _("asal-usul")
        verbose_name_plural = _("asal-usul")
        constraints = [
            models.CheckConstraint(
                condition=~Q(predecessor=F("successor")),
                name="opd_succession_not_to_itself",
                violation_error_message=_("OPD tidak dapat menjadi penerus dirinya sendiri."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SuccessionKind.values),
                name="opd_succession_kind_known",
                violation_error_message=_("Cara penerusan tidak dikenal."),
            ),
            models.UniqueConstraint(
                fields=["predecessor", "successor", "kind", "effective_date"],
                name="opd_succession_unique",
                violation_error_message=_("Penerusan ini sudah tercatat."),
            ),
            # NULLs are distinct to both databases, so the undated one needs its own constraint.
            models.UniqueConstraint(
                fields=["predecessor", "successor", "kind"],
                condition=Q(effective_date__isnull=True),
                name="opd_succession_undated_unique",
                violation_error_message=_("Penerusan tanpa tanggal ini sudah tercatat."),
            ),
            precision_check("effective_date", name="opd_succession_precision"),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"

    @property
    def effective(self) -> PartialDate:
        """Return the date at its known precision."""
        return PartialDate(self.effective_date, self.effective_date_precision)
