"""Pages of the portal's own."""

from home.models.chosen_service import ChosenService
from home.models.portal_home import PortalHomePage
from home.models.who_handles_page import WhoHandlesPage

__all__ = ["ChosenService", "PortalHomePage", "WhoHandlesPage"]
