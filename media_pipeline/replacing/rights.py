"""Who may want another file at the same address, and who agrees: never the same person."""

from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.publishing.exposure import live_pages_using, pending_pages_using
from cms.tenancy.scope import scope_of
from media_pipeline.models import Document, Image, Video

# What can be replaced at its address; a video's own file is made anew by an upload.
FIELDS: dict[Any, tuple[str, ...]] = {Image: ("file",), Document: ("file",), Video: ("thumbnail", "captions")}


def may_propose(user: Any, item: Any) -> bool:
    policy = policy_registry.get_by_type(type(item))
    return bool(scope_of(user).covers_media(item) and policy.user_has_permission_for_instance(user, "change", item))


def may_decide(user: Any, item: Any) -> bool:
    """Whether the person may put something on line on a page that uses the item, or runs the whole house."""
    scope = scope_of(user)
    if scope.everything:
        return True
    if not scope.covers_media(item):
        return False
    policy = policy_registry.get_by_type(Page)
    pages = [*live_pages_using(item), *pending_pages_using(item)]
    return any(policy.user_has_permission_for_instance(user, "publish", page) for page in pages)
