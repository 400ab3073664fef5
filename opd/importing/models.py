"""What was imported, byte for byte, and the reasons why somebody has to look at it before it is submitted."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from opd.importing.reader import ReasonKind

_KIND_LABELS = {
    ReasonKind.SOURCE: _("Sumber"),
    ReasonKind.SIMILAR_SITE: _("Teks serupa dari situs lain"),
    ReasonKind.DEBRIS: _("Sisa salinan dihapus"),
    ReasonKind.REPEATED: _("Paragraf berulang"),
    ReasonKind.NEAR_REPEAT: _("Paragraf hampir sama"),
    ReasonKind.MARKUP: _("Sisa kode atau huruf rusak"),
}


class ImportedArticle(models.Model):
    """The source of one page. The same bytes enter an agency once."""

    page = models.OneToOneField(
        "wagtailcore.Page", verbose_name=_("halaman"), on_delete=models.CASCADE, related_name="imported_article"
    )
    agency = models.ForeignKey(
        "opd.Agency", verbose_name=_("OPD"), on_delete=models.PROTECT, related_name="imported_articles"
    )
    filename = models.CharField(_("nama berkas"), max_length=255)
    sha256 = models.CharField(_("sidik SHA-256"), max_length=64)
    raw_text = models.TextField(_("naskah asal"))
    notes = models.JSONField(_("catatan pembacaan"), default=list, blank=True)
    imported_at = models.DateTimeField(_("diimpor pada"), auto_now_add=True)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diimpor oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("naskah impor")
        verbose_name_plural = _("naskah impor")
        constraints = [
            models.UniqueConstraint(fields=["agency", "sha256"], name="importing_article_once_an_agency"),
        ]

    def __str__(self) -> str:
        return self.filename


class ReviewReason(models.Model):
    """One thing to check at the source. It names who ticked it last; the page's log has all of it."""

    article = models.ForeignKey(
        ImportedArticle, verbose_name=_("naskah"), on_delete=models.CASCADE, related_name="reasons"
    )
    kind = models.CharField(_("jenis"), max_length=20, choices=list(_KIND_LABELS.items()))
    text = models.TextField(_("alasan"))
    lines = models.JSONField(_("baris naskah asal"), default=list, blank=True)
    address = models.CharField(_("alamat"), max_length=2000, blank=True)
    ticked_at = models.DateTimeField(_("diperiksa pada"), null=True, blank=True)
    ticked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diperiksa oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("alasan periksa")
        verbose_name_plural = _("alasan periksa")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ticked_at__isnull=False) | models.Q(ticked_by__isnull=True),
                name="importing_reason_ticker_has_time",
            ),
        ]

    def __str__(self) -> str:
        return self.text
