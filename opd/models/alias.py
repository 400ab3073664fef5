"""Other words under which citizens look for an OPD."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from opd.models.evidence import evidence_field


class AgencyAlias(models.Model):
    """One search word or phrase; letter case does not count."""

    agency = ParentalKey("opd.Agency", verbose_name=_("OPD"), on_delete=models.CASCADE, related_name="aliases")
    text = models.CharField(_("sebutan lain"), max_length=80)
    evidence = evidence_field()

    class Meta:
        verbose_name = _("sebutan lain")
        verbose_name_plural = _("sebutan lain")
        ordering = ["text"]
        constraints = [
            models.UniqueConstraint(
                "agency",
                Lower("text"),
                name="opd_alias_unique",
                violation_error_message=_("Sebutan ini sudah tercatat untuk OPD yang sama."),
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="opd_alias_not_empty", violation_error_message=_("Isi sebutannya.")
            ),
        ]

    def __str__(self) -> str:
        return self.text
