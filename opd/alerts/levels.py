"""The one scale of urgency of what is told to everybody; each step has a word, a sign and a colour of its own."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """From the least to the most urgent; waspada, siaga and awas are the words that people know from warnings."""

    INFORMATION = "informasi", _("Informasi")
    WATCH = "waspada", _("Waspada")
    STANDBY = "siaga", _("Siaga")
    DANGER = "awas", _("Awas")


MEANINGS = {
    Level.INFORMATION: _("Perlu diketahui semua orang, tidak ada bahaya langsung."),
    Level.WATCH: _("Bahaya mungkin datang: perhatikan kabar resmi."),
    Level.STANDBY: _("Bahaya diperkirakan datang: bersiap sekarang."),
    Level.DANGER: _("Bahaya ada di depan mata: bertindak sekarang."),
}


def urgency(level: str) -> int:
    """Return the place of a level on the scale; what is more urgent has the higher number."""
    return Level.values.index(level)
