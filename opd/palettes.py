"""The closed set of palettes, and which of them a kind of agency has until its Editor takes another."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from opd.models.agency import AgencyKind


class Palette(models.TextChoices):
    """As the design system's tokens know them (cms/static/cms/css/tokens/palettes.css)."""

    LAUT = "laut", _("Laut")
    SAWAH = "sawah", _("Sawah")
    BAKARAN = "bakaran", _("Bakaran")
    NILA = "nila", _("Nila")
    TAMBAK = "tambak", _("Tambak")
    BATA = "bata", _("Bata")


DEFAULT = Palette.LAUT
_BY_KIND = {
    AgencyKind.PORTAL: Palette.LAUT,
    AgencyKind.SECRETARIAT: Palette.BAKARAN,
    AgencyKind.INSPECTORATE: Palette.BAKARAN,
    AgencyKind.DEPARTMENT: Palette.NILA,
    AgencyKind.BOARD: Palette.BATA,
    AgencyKind.UNIT: Palette.BAKARAN,
    AgencyKind.HOSPITAL: Palette.TAMBAK,
    AgencyKind.DISTRICT: Palette.SAWAH,
}


def palette_for(kind: str) -> str:
    """Return the palette's name as the design system's tokens know it."""
    return str(_BY_KIND.get(AgencyKind(kind), DEFAULT).value)
