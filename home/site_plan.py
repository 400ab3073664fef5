"""What the provisioning service makes of the portal's own agency."""

from home.models import PortalHomePage
from opd.models.agency import AgencyKind
from opd.provisioning.plan import SECTIONS, SitePlan

PORTAL_PLAN = SitePlan(
    kind=AgencyKind.PORTAL, home_model=PortalHomePage, in_folder=False, sections=SECTIONS, lists_all=True
)
