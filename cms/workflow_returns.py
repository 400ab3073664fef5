"""Drafts that an Editor returned, and why: the first thing an operator must see, on the home screen and in the form."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, WorkflowState
from wagtail.permissions import policy_registry

from cms.tenancy.scope import scope_of

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Return:
    """One returned draft; `by` is the Editor's name, `reason` what the operator must mend."""

    page: Page
    reason: str
    by: str
    at: datetime | None


def return_of(page: Page) -> Return | None:
    """Return why a page's draft came back, or None when it did not or was submitted again."""
    state = page.current_workflow_state
    return _read(state, page) if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES else None


def returns_for(user: Any) -> list[Return]:
    """Return the newest drafts that came back among the pages that the user may edit; what they returned
    themselves is others' work now, and who works with every OPD sees only what they submitted. At most 6 queries."""
    states = (
        WorkflowState.objects.filter(
            status=WorkflowState.STATUS_NEEDS_CHANGES,
            base_content_type=ContentType.objects.get_for_model(Page, for_concrete_model=False),
        )
        .exclude(current_task_state__finished_by=user)
        .select_related("current_task_state__finished_by")
        .order_by("-current_task_state__finished_at")
    )
    if scope_of(user).everything:
        states = states.filter(requested_by=user)
    editable = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
    pages = editable.in_bulk([int(pk) for pk in states.values_list("object_id", flat=True)])
    found = [(state, pages[int(state.object_id)]) for state in states if int(state.object_id) in pages]
    return [_read(state, page) for state, page in found[:SHOWN]]


def _read(state: WorkflowState, page: Page) -> Return:
    task_state = state.current_task_state
    by = task_state.finished_by
    return Return(
        page=page,
        reason=task_state.comment,
        by=(by.get_full_name() or by.get_username()) if by else "",
        at=task_state.finished_at,
    )
