"""A counter that every process compares before it trusts its cached site addresses."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class RoutingVersion(models.Model):
    """One row; raised whenever a site, a host or a site's root page changes."""

    number = models.PositiveBigIntegerField(_("nomor"), default=0)

    class Meta:
        verbose_name = _("versi alamat")
        verbose_name_plural = _("versi alamat")

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the counter; 0 before anything was ever routed."""
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls) -> None:
        """Make every process forget its cached addresses at its next request."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})
