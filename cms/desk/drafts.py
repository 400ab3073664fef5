"""A person's own drafts: those that nobody was asked about yet, and those that wait for a decision."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page, WorkflowState

from cms.archive.selectors import archived_ids
from cms.dates import format_datetime
from cms.registries.desk import SHOWN, DueItem, DueList, due_list
from cms.tenancy.scope import scope_of


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft under review; `since` is when it was submitted."""

    page: Page
    since: datetime | None


def _states() -> Any:
    return WorkflowState.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page, for_concrete_model=False)
    )


def unsubmitted(user: Any) -> DueList:
    """Return what the person saved last and nobody was asked to read; 1 query."""
    asked = _states().active().filter(object_id=Cast(OuterRef("pk"), CharField()))
    pages = (
        Page.objects.filter(scope_of(user).within(), latest_revision__user=user, has_unpublished_changes=True)
        .exclude(Exists(asked))
        .exclude(pk__in=archived_ids(Page))
        .filter(alias_of=None)
        .order_by("-latest_revision_created_at")[: 10 * SHOWN]
    )
    items = [
        DueItem(
            title=page.draft_title,
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
            note=_("Disimpan %(time)s") % {"time": format_datetime(page.latest_revision_created_at)},
        )
        for page in pages
    ]
    return due_list(
        items,
        key="drafts",
        icon="edit",
        heading=_("Naskah Anda yang belum diajukan"),
        advice=_("Warga belum membacanya. Lengkapi, lalu pilih “Ajukan untuk disetujui”."),
    )


def waiting_of(user: Any) -> list[Waiting]:
    """Return the person's drafts that wait for a decision, the longest waiting first; 2 queries."""
    own = Exists(
        Page.objects.filter(owner=user).annotate(key=Cast("pk", CharField())).filter(key=OuterRef("object_id"))
    )
    states = (
        _states()
        .filter(Q(requested_by=user) | own, status=WorkflowState.STATUS_IN_PROGRESS)
        .select_related("current_task_state")
        .order_by("current_task_state__started_at")[: 2 * SHOWN]
    )
    found = list(states)
    pages = Page.objects.filter(scope_of(user).within()).in_bulk([int(state.object_id) for state in found])
    return [
        Waiting(pages[int(state.object_id)], state.current_task_state and state.current_task_state.started_at)
        for state in found
        if int(state.object_id) in pages
    ]
