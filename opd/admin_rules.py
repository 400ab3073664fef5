"""Who reaches the registry's screens: it belongs to no OPD, so the tables' own permissions decide."""

from cms.registries.admin_urls import Rule
from cms.tenancy.rules import CLOSED, own_permission, page

RULES: dict[str, Rule] = {
    "agency:*": own_permission("opd.Agency"),
    # Kept for ever.
    "agency:delete": CLOSED,
    "district:delete": CLOSED,
    "decree:*": own_permission("opd.Decree"),
    "topic:*": own_permission("opd.Topic"),
    "district:*": own_permission("opd.District"),
    "album_desk": page("page_id"),
    "album_upload": page("page_id"),
    "provision_agency": own_permission("opd.Agency"),
}
