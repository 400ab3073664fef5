"""Who reaches the portal's own screens of the admin."""

from cms.registries.admin_urls import Rule
from cms.tenancy.rules import CLOSED, OPEN

RULES: dict[str, Rule] = {
    # Offers and answers only what every reader sees (home.service_chooser.choosable).
    "service_chooser:*": OPEN,
    # Services are written in their own OPD.
    "service_chooser:create": CLOSED,
}
