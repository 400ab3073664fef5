"""The regulation behind a change of OPDs; what the sources do not show stays empty and unconfirmed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class DecreeKind(models.TextChoices):
    REGENCY_LAW = "perda", _("Peraturan Daerah")
    REGENT_REGULATION = "perbup", _("Peraturan Bupati")
    REGENT_DECISION = "kepbup", _("Keputusan Bupati")
    OTHER = "lain", _("Peraturan lain")


class Decree(models.Model):
    """A regulation as quoted in a source until somebody confirms it against the text itself."""

    kind = models.CharField(_("jenis"), max_length=10, choices=DecreeKind, default=DecreeKind.REGENT_REGULATION)
    number = models.CharField(_("nomor"), max_length=20, blank=True, help_text=_("Kosongkan bila belum dikonfirmasi."))
    year = models.PositiveSmallIntegerField(_("tahun"), null=True, blank=True)
    title = models.CharField(_("tentang"), max_length=255, blank=True)
    article = models.CharField(_("pasal"), max_length=80, blank=True)
    date = models.DateField(_("tanggal ditetapkan"), null=True, blank=True)
    effective_date = models.DateField(_("tanggal berlaku"), null=True, blank=True)
    document = models.ForeignKey(
        "media_pipeline.Document",
        verbose_name=_("naskah"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    link = models.URLField(_("tautan"), max_length=500, blank=True, help_text=_("Sebaiknya alamat di JDIH."))
    quoted_in = models.TextField(_("dikutip dari"), blank=True, help_text=_("Sumber yang menyebut peraturan ini."))
    confirmed = models.BooleanField(
        _("sudah dikonfirmasi"), default=False, help_text=_("Nomor, tahun dan judul sudah dicocokkan dengan naskahnya.")
    )

    class Meta:
        verbose_name = _("dasar hukum")
        verbose_name_plural = _("dasar hukum")
        ordering = ["-year", "kind", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "year"],
                condition=~Q(number=""),
                name="opd_decree_unique",
                violation_error_message=_("Peraturan dengan jenis, nomor dan tahun ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=DecreeKind.values),
                name="opd_decree_kind_known",
                violation_error_message=_("Jenis peraturan tidak dikenal."),
            ),
            models.CheckConstraint(
                condition=Q(confirmed=False) | (~Q(number="") & Q(year__isnull=False) & ~Q(title="")),
                name="opd_decree_confirmed_complete",
                violation_error_message=_("Isi nomor, tahun dan judul sebelum menandai peraturan sudah dikonfirmasi."),
            ),
        ]

    def __str__(self) -> str:
        if not self.number:
            name = _("%(kind)s (nomor belum dikonfirmasi)") % {"kind": self.get_kind_display()}
        elif self.year is None:
            name = _("%(kind)s Nomor %(number)s") % {"kind": self.get_kind_display(), "number": self.number}
        else:
            name = _("%(kind)s Nomor %(number)s Tahun %(year)s") % {
                "kind": self.get_kind_display(),
                "number": self.number,
                "year": self.year,
            }
        return _("%(name)s tentang %(title)s") % {"name": name, "title": self.title} if self.title else name
