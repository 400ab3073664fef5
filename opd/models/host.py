"""Host names. A label belongs to one agency for ever, so that no old address ever leads to a stranger."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

PORTAL_LABELS = frozenset({"", "www"})
RESERVED_LABELS = frozenset(
    {
        "admin",
        "api",
        "assets",
        "autoconfig",
        "autodiscover",
        "cdn",
        "cpanel",
        "dns",
        "ftp",
        "imap",
        "localhost",
        "mail",
        "media",
        "mx",
        "ns",
        "ns1",
        "ns2",
        "pop",
        "pop3",
        "smtp",
        "static",
        "webmail",
    }
)
_PART = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class HostOrigin(models.TextChoices):
    SEEN = "seen", _("terlihat")
    PROPOSED = "proposed", _("usulan")


def validate_label(label: str) -> None:
    """Raise ValidationError unless the label is lower-case DNS labels (RFC 1035), or "", and not reserved."""
    if label and not all(_PART.fullmatch(part) for part in label.split(".")):
        raise ValidationError(
            _("Label host hanya boleh berisi huruf kecil, angka, tanda hubung dan titik, misalnya “dinkes”."),
            code="invalid",
        )
    if label in RESERVED_LABELS:
        raise ValidationError(
            _("Label “%(label)s” disediakan untuk keperluan teknis."), code="reserved", params={"label": label}
        )


class HostQuerySet(models.QuerySet["Host"]):
    def current(self) -> "HostQuerySet":
        """Hosts that sites answer at now, without the former ones."""
        return self.filter(is_current=True)

    def update(self, **values: Any) -> int:
        """Refuse what `Host.save` guards, which an update would pass by."""
        if {"agency", "agency_id", "label", "origin"} & set(values):
            raise ValidationError(_("OPD, label dan asal sebuah host hanya dapat diubah satu per satu."))
        return super().update(**values)


class Host(models.Model):
    """The part of a host name before the base domain: current or former, seen in the wild or only proposed."""

    agency = ParentalKey("opd.Agency", verbose_name=_("OPD"), on_delete=models.PROTECT, related_name="hosts")
    label = models.CharField(
        _("label host"),
        max_length=190,
        blank=True,
        unique=True,
        validators=[validate_label],
        help_text=_("Bagian di depan domain, misalnya “dinkes”. Hanya portal yang kosong."),
        error_messages={"unique": _("Label host ini sudah dipakai; sebuah host tetap milik satu OPD untuk selamanya.")},
    )
    is_current = models.BooleanField(
        _("host sekarang"), default=True, help_text=_("Host lama dialihkan ke host yang sekarang.")
    )
    origin = models.CharField(
        _("asal"),
        max_length=10,
        choices=HostOrigin,
        default=HostOrigin.PROPOSED,
        help_text=_("“Usulan” boleh diubah sebelum situs diluncurkan; “terlihat” tidak boleh diubah lagi."),
    )
    evidence = models.TextField(
        _("bukti"), blank=True, help_text=_("Di mana alamat ini terlihat; wajib untuk host “terlihat”.")
    )
    created_at = models.DateTimeField(_("dicatat pada"), auto_now_add=True)

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = _("host")
        ordering = ["-is_current", "label"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"],
                condition=Q(is_current=True),
                name="opd_host_one_current",
                violation_error_message=_("Sebuah OPD hanya punya satu host sekarang."),
            ),
            models.CheckConstraint(
                condition=Q(label=Lower("label")),
                name="opd_host_label_lower_case",
                violation_error_message=_("Label host ditulis dengan huruf kecil."),
            ),
            models.CheckConstraint(
                condition=Q(origin__in=HostOrigin.values),
                name="opd_host_origin_known",
                violation_error_message=_("Asal host tidak dikenal."),
            ),
            models.CheckConstraint(
                condition=~Q(origin="seen") | ~Q(evidence=""),
                name="opd_host_seen_has_evidence",
                violation_error_message=_("Host yang “terlihat” memerlukan bukti."),
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(_("(domain utama)"))

    def clean(self) -> None:
        super().clean()
        self._check_portal_label()
        self._check_unchanged()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raise ValidationError for a reserved label, another agency, or a label that has to stay."""
        validate_label(self.label)
        self._check_portal_label()
        self._check_unchanged()
        super().save(*args, **kwargs)

    def _check_portal_label(self) -> None:
        if self.label in PORTAL_LABELS and not self.agency.is_portal:
            raise ValidationError({"label": _("Label ini hanya untuk portal kabupaten.")}, code="portal_only")

    def _check_unchanged(self) -> None:
        if self.pk is None:
            return
        before = Host.objects.filter(pk=self.pk).values("agency_id", "label", "origin").first()
        if before is None:
            return
        if before["agency_id"] != self.agency_id:
            raise ValidationError(_("Sebuah host tidak dapat dipindahkan ke OPD lain."), code="moved")
        if before["origin"] == HostOrigin.SEEN and self.origin != HostOrigin.SEEN:
            raise ValidationError({"origin": _("Host yang sudah terlihat tidak dapat dijadikan usulan.")}, code="fixed")
        if before["label"] == self.label:
            return
        if before["origin"] == HostOrigin.SEEN or settings.HOST_LABELS_FROZEN:
            raise ValidationError(
                {
                    "label": _(
                        "Label yang sudah dipakai tidak dapat diubah: catat host baru, yang lama tetap dialihkan."
                    )
                },
                code="fixed",
            )
