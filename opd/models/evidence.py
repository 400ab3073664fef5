"""How sure the registry is of a fact, in the marks of the source files."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Evidence(models.TextChoices):
    """The marks of `opd/data/opd_pati.tsv`; empty: entered by a person."""

    ACTIVE_LIST = "A", _("A: daftar aktif 2026")
    SEEN = "V", _("V: tertulis di halaman tersimpan")
    PATTERN = "P", _("P: pola umum, belum diperiksa")


def evidence_field() -> "models.CharField[str, str]":
    """Return the column for a mark; empty where a person entered the fact."""
    return models.CharField(_("tanda bukti"), max_length=1, choices=Evidence, blank=True)
