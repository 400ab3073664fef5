"""What the provisioning service makes of the portal's own agency."""

from django.utils.translation import gettext_noop as _

from home.models import PortalHomePage, WhoHandlesPage
from opd.models.agency import AgencyKind
from opd.provisioning.plan import SECTIONS, SectionPlan, SitePlan

WHO_HANDLES = SectionPlan("siapa-mengurus", _("Siapa mengurus ini?"), WhoHandlesPage)

PORTAL_PLAN = SitePlan(
    kind=AgencyKind.PORTAL,
    home_model=PortalHomePage,
    in_folder=False,
    # After the services: whoever finds none there looks for the office.
    sections=(SECTIONS[0], WHO_HANDLES, *SECTIONS[1:]),
    lists_all=True,
)
