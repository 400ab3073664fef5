"""Whether an OPD has the very file already that somebody uploads again: known by the hash of the bytes as they came."""

from typing import Any

from wagtail.permissions import policy_registry

from cms.tenancy.scope import scope_of


def twin_of(item: Any, user: Any) -> Any | None:
    """Return the oldest file of the same OPD that was uploaded with the same bytes, or None; at most 4 queries.

    Archived files and those that the person may not choose are none of it. Who works with every OPD is told of the
    collection at hand only: what another OPD has is no duplicate.
    """
    if not item.upload_hash:
        return None
    policy = policy_registry.get_by_type(type(item))
    found = policy.instances_user_has_any_permission_for(user, ["change", "choose"])
    if scope_of(user).everything:
        found = found.filter(collection=item.collection_id)
    found = found.filter(upload_hash=item.upload_hash).exclude(scan=item.Scan.INFECTED)
    return found.exclude(pk=item.pk).order_by("pk").first()
