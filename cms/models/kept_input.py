"""What somebody typed into a page's form and could no longer save, kept for the page's OPD."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptInput(models.Model):
    """One form, opened with the right to save it and sent without. `data` is the POST: {name: [values]}."""

    form_id = models.CharField(_("nomor formulir"), max_length=32, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("diketik oleh"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("halaman"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="kept_inputs",
        help_text=_("Kosong: halaman baru di bawah halaman induk."),
    )
    parent = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("halaman induk"), on_delete=models.CASCADE, related_name="+"
    )
    content_type = models.ForeignKey(
        "contenttypes.ContentType", verbose_name=_("jenis halaman"), on_delete=models.PROTECT, related_name="+"
    )
    title = models.CharField(_("judul"), max_length=255)
    data = models.JSONField(_("isian"))
    kept_at = models.DateTimeField(_("disimpan pada"), auto_now=True)
    settled_at = models.DateTimeField(_("diselesaikan pada"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diselesaikan oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("ketikan tersimpan")
        verbose_name_plural = _("ketikan tersimpan")
        ordering = ["-kept_at"]

    def __str__(self) -> str:
        return self.title
