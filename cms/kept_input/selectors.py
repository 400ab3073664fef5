"""What waits for whom."""

from typing import Any

from django.db.models import QuerySet

from cms.models import KeptInput
from cms.tenancy.scope import scope_of


def waiting_for(user: Any) -> "QuerySet[KeptInput]":
    """Return what was kept in the OPDs of the person and is not settled."""
    waiting = KeptInput.objects.filter(settled_at=None).select_related("user", "page", "parent", "content_type")
    return scope_of(user).pages(waiting, prefix="parent__")


def may_settle(kept: KeptInput, user: Any) -> bool:
    """Whether the person may make a draft of it: whoever may write there."""
    if kept.page is not None:
        rights = kept.page.get_latest_revision_as_object().permissions_for_user(user)
        return bool(rights.can_edit() and not rights.page_locked())
    return bool(kept.parent.specific.permissions_for_user(user).can_add_subpage())
