"""The check that a stored date claims no more than its precision; one wording for every dated table."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from opd.partial_date import DAY, MONTH, UNKNOWN, YEAR


class Precision(models.TextChoices):
    """How much of a date is known; empty where the date is unknown."""

    DAY = DAY, _("sampai harinya")
    MONTH = MONTH, _("sampai bulannya")
    YEAR = YEAR, _("sampai tahunnya")


def precision_check(field: str, *, name: str) -> models.CheckConstraint:
    """Return the constraint for `field` and `field`_precision (see opd.partial_date.agrees)."""
    precision = f"{field}_precision"
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True, precision: UNKNOWN})
        | Q(**{f"{field}__isnull": False, precision: DAY})
        | Q(**{f"{field}__isnull": False, precision: MONTH, f"{field}__day": 1})
        | Q(**{f"{field}__isnull": False, precision: YEAR, f"{field}__day": 1, f"{field}__month": 1}),
        name=name,
        violation_error_message=_(
            "Tanggal dan ketelitiannya tidak cocok: bulan dicatat sebagai tanggal 1, tahun sebagai 1 Januari; "
            "kosongkan keduanya bila tanggalnya tidak diketahui."
        ),
    )
