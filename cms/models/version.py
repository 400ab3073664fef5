"""Counters that every process compares before it trusts what it cached."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class Version(models.Model):
    """Abstract: one row, raised whenever what it stands for changes; read with the host look-up of each request."""

    number = models.PositiveBigIntegerField(_("nomor"), default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def current(cls) -> int:
        """Return the counter; 0 before the first change."""
        return cls._default_manager.filter(pk=1).values_list("number", flat=True).first() or 0

    @classmethod
    def bump(cls) -> None:
        """Make every process forget what it cached, at its next request."""
        if not cls._default_manager.filter(pk=1).update(number=F("number") + 1):
            cls._default_manager.get_or_create(pk=1, defaults={"number": 1})

    @classmethod
    def subquery(cls) -> "models.Subquery":
        """Return the counter as part of another query."""
        return models.Subquery(cls._default_manager.filter(pk=1).values("number")[:1])


class RoutingVersion(Version):
    """Sites, hosts and the root pages of sites."""

    class Meta:
        verbose_name = _("versi alamat")
        verbose_name_plural = _("versi alamat")


class ContentVersion(Version):
    """Whatever an anonymous reader can see."""

    class Meta:
        verbose_name = _("versi isi")
        verbose_name_plural = _("versi isi")
