"""What waits for a person's decision: an Editor's own OPD, and for the fallback group what nobody else may decide."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import BooleanField, Exists, ExpressionWrapper, Max, OuterRef, Q
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.models import FourEyesTask, RevisionApproval
from cms.publishing.four_eyes import writer_ids
from cms.registries.places import place_source
from cms.tenancy.scope import scope_of

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Decision:
    """One draft to read; `by` submitted it at `since`. `place` is empty for who works with one place alone."""

    page: Page
    kind: str
    by: str
    since: datetime | None
    place: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """The longest waiting ones, and how many there are beside them."""

    items: list[Decision]
    more: int


def decisions_for(user: Any) -> Decisions:
    """Return what the person may decide and, where others come first, must.

    At most 10 queries, and those of `writer_ids` for each draft of which the person saved a version.
    """
    fallback, own = _tasks_of(user)
    states = list(
        TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
            task_id__in={*fallback, *own},
        )
        .exclude(revision__user=user)
        .select_related("revision", "workflow_state__requested_by")
        .order_by("started_at")
    )
    if not states:
        return Decisions([], 0)
    authors = _authors(states)
    editors = _editors(fallback - own)
    mine = [
        state
        for state in states
        if (state.task_id in own or not editors[state.task_id] - authors[state.revision.object_id])
        and not (user.pk in authors[state.revision.object_id] and user.pk in writer_ids(state.revision))
    ]
    pages = Page.objects.filter(scope_of(user).within()).in_bulk(
        [int(each.revision.object_id) for each in mine[:SHOWN]]
    )
    places = _places(user)
    items = [
        _decision(state, pages[int(state.revision.object_id)], places)
        for state in mine[:SHOWN]
        if int(state.revision.object_id) in pages
    ]
    return Decisions(items, max(0, len(mine) - SHOWN))


def _tasks_of(user: Any) -> tuple[set[int], set[int]]:
    """Return the ids of the tasks that fall back to the person, and of those that are theirs."""
    groups = user.groups.order_by().values("pk")
    through = FourEyesTask.groups.through.objects.filter(foureyestask=OuterRef("pk"), group__in=groups)
    rows = FourEyesTask.objects.filter(active=True).annotate(
        is_own=Exists(through),
        falls_back=ExpressionWrapper(Q(fallback_group__in=groups), output_field=BooleanField()),
    )
    tasks = list(rows.values_list("pk", "falls_back", "is_own"))
    return (
        {pk for pk, falls_back, _is_own in tasks if falls_back or user.is_superuser},
        {pk for pk, _falls_back, is_own in tasks if is_own},
    )


def _authors(states: list[TaskState]) -> dict[str, set[int]]:
    """Return who saved a version of each draft since its last approval, by page id as revisions keep it."""
    ids = {state.revision.object_id for state in states}
    approved = dict(
        RevisionApproval.objects.filter(page_id__in=[int(pk) for pk in ids])
        .values("page_id")
        .annotate(last=Max("revision_id"))
        .values_list("page_id", "last")
    )
    authors: dict[str, set[int]] = defaultdict(set)
    rows = Revision.page_revisions.filter(object_id__in=ids, user__isnull=False).order_by()
    for object_id, revision_id, user_id in rows.values_list("object_id", "pk", "user_id"):
        if revision_id > approved.get(int(object_id), 0):
            authors[object_id].add(user_id)
    return authors


def _editors(tasks: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    through = FourEyesTask.groups.through.objects.filter(foureyestask_id__in=tasks)
    people = get_user_model()._default_manager.filter(is_active=True, groups__in=through.values("group_id"))
    members: dict[int, set[int]] = defaultdict(set)
    for user_id, group_id in people.order_by().values_list("pk", "groups"):
        members[group_id].add(user_id)
    for task_id, group_id in through.values_list("foureyestask_id", "group_id"):
        found[task_id] |= members[group_id]
    return found


def _places(user: Any) -> dict[str, str]:
    """Return short names by tree path, for who works with many places."""
    if not scope_of(user).everything:
        return {}
    return {path: place.short_name for place in place_source().places() for path in place.page_paths}


def _decision(state: TaskState, page: Page, places: dict[str, str]) -> Decision:
    by = state.workflow_state.requested_by
    kind = page.specific_class._meta.verbose_name if page.specific_class else ""
    place = next((name for path, name in places.items() if page.path.startswith(path)), "")
    return Decision(
        page=page,
        kind=str(kind),
        by=(by.get_full_name() or by.get_username()) if by else "",
        since=state.started_at,
        place=place,
    )
