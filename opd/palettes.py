"""Which palette of the closed set a kind of agency has until its Editor chooses another."""

from opd.models.agency import AgencyKind

DEFAULT = "laut"
_BY_KIND = {
    AgencyKind.PORTAL: "laut",
    AgencyKind.SECRETARIAT: "bakaran",
    AgencyKind.INSPECTORATE: "bakaran",
    AgencyKind.DEPARTMENT: "nila",
    AgencyKind.BOARD: "bata",
    AgencyKind.UNIT: "bakaran",
    AgencyKind.HOSPITAL: "tambak",
    AgencyKind.DISTRICT: "sawah",
}


def palette_for(kind: str) -> str:
    """Return the palette's name as the design system's tokens know it."""
    return _BY_KIND.get(AgencyKind(kind), DEFAULT)
