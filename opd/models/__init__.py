"""Tables of the OPD house: the registry first, the pages of an OPD's site after it."""

from opd.agenda.models import EventOccurrence
from opd.models.agency import Agency, AgencyKind, AgencyStatus
from opd.models.agency_name import AgencyName
from opd.models.alias import AgencyAlias
from opd.models.decree import Decree, DecreeKind
from opd.models.district import District
from opd.models.host import Host, HostOrigin
from opd.models.succession import Succession, SuccessionKind
from opd.models.topic import Topic
from opd.pages import *  # noqa: F403

__all__ = [
    "Agency",
    "AgencyAlias",
    "AgencyKind",
    "AgencyName",
    "AgencyStatus",
    "Decree",
    "DecreeKind",
    "District",
    "EventOccurrence",
    "Host",
    "HostOrigin",
    "Succession",
    "SuccessionKind",
    "Topic",
]
