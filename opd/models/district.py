"""The kecamatan of the regency, with the codes of two ministries that order them differently."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class District(models.Model):
    """One kecamatan; a code that was never seen stays empty."""

    name = models.CharField(_("nama"), max_length=80, unique=True)
    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    kemendagri_code = models.CharField(
        _("kode Kemendagri"),
        max_length=8,
        blank=True,
        help_text=_("Misalnya 33.18.01. Kosongkan bila belum diketahui."),
    )
    bps_code = models.CharField(
        _("kode BPS"), max_length=7, blank=True, help_text=_("Misalnya 3318010. Kosongkan bila belum diketahui.")
    )
    codes_confirmed = models.BooleanField(
        _("kode sudah diperiksa"), default=False, help_text=_("Kedua kode terlihat pada sumbernya.")
    )
    seat = models.CharField(_("ibu kota"), max_length=80, blank=True)
    evidence = models.TextField(_("bukti"), blank=True)

    class Meta:
        verbose_name = _("kecamatan")
        verbose_name_plural = _("kecamatan")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kemendagri_code"],
                condition=~Q(kemendagri_code=""),
                name="opd_district_kemendagri_unique",
                violation_error_message=_("Kode Kemendagri ini sudah dipakai kecamatan lain."),
            ),
            models.UniqueConstraint(
                fields=["bps_code"],
                condition=~Q(bps_code=""),
                name="opd_district_bps_unique",
                violation_error_message=_("Kode BPS ini sudah dipakai kecamatan lain."),
            ),
            models.CheckConstraint(
                condition=Q(codes_confirmed=False) | (~Q(kemendagri_code="") & ~Q(bps_code="")),
                name="opd_district_confirmed_codes_known",
                violation_error_message=_("Isi kedua kode sebelum menandainya sudah diperiksa."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
