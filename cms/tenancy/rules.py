"""The kinds of rules that an address of the admin may have; `cms.tenancy.stock_rules` says which has which.

A rule looks at everything that a request names: in the address, in the query and in the body. What it refuses does not
exist for the person who asks (404), so that nobody learns which ids are taken.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db.models import PROTECT, QuerySet
from wagtail.models import CollectionMember, Page, Revision, TaskState, UploadedFile, WorkflowState
from wagtail.permissions import policy_registry

from cms.registries.admin_urls import Ask, Rule

_LONGEST_ID = 18
_ANY = ("add", "change", "delete", "view", "choose")


def OPEN(ask: Ask) -> bool:  # noqa: N802 (a rule is written like a constant)
    """Names nothing that belongs to an OPD: the person's own account, Wagtail's furniture."""
    return True


def CLOSED(ask: Ask) -> bool:  # noqa: N802
    """Not in use in this house, for nobody."""
    return False


def GLOBAL(ask: Ask) -> bool:  # noqa: N802
    """Spans all OPDs: only for who works with everything (Diskominfo). Wagtail's permissions come on top."""
    return ask.scope.everything


def own_permission(model: Any) -> Rule:
    """Return the rule of a table that belongs to no OPD: who holds any permission on it may ask.

    Raises PermissionDenied, which Wagtail tells in words: that the table exists is no secret.
    """

    def rule(ask: Ask) -> bool:
        found = apps.get_model(model) if isinstance(model, str) else model
        if not policy_registry.get_by_type(found).user_has_any_permission(ask.request.user, _ANY):
            raise PermissionDenied
        return True

    return rule


def every(*rules: Rule) -> Rule:
    """Return the rule that holds where all of them hold."""
    return lambda ask: all(rule(ask) for rule in rules)


def holds(queryset: "QuerySet[Any]", ids: Iterable[Any]) -> bool:
    """Whether each id is one of the queryset's; what is no number is none."""
    wanted = {str(pk) for pk in ids}
    # Longer numbers fit no column, and databases answer them with an error.
    if not all(pk.isascii() and pk.isdigit() and len(pk) <= _LONGEST_ID for pk in wanted):
        return False
    return not wanted or queryset.filter(pk__in=wanted).order_by().values("pk").distinct().count() == len(
        {int(pk) for pk in wanted}
    )


def _number(ask: Ask, kwarg: str) -> list[Any]:
    value = ask.kwargs.get(kwarg)
    return [] if value is None else [value]


def page(kwarg: str, *destinations: str) -> Rule:
    """The page that the address names, and every page under these names in query and body, lie in the scope."""

    def rule(ask: Ask) -> bool:
        return holds(ask.scope.pages(), [*_number(ask, kwarg), *ask.named(*destinations)])

    return rule


def page_above(kwarg: str) -> Rule:
    """A page of the scope, or one that people walk through to reach it (the root, the folder of all OPDs)."""

    def rule(ask: Ask) -> bool:
        ids = _number(ask, kwarg)
        return all(
            found is not None and (ask.scope.covers_page(found) or ask.scope.leads_to(found))
            for found in (Page.objects.filter(pk=pk).first() for pk in ids)
        )

    return rule


def link_target(kwarg: str = "", *names: str) -> Rule:
    """Pages that a text may lead to; and those that one walks through to find them."""

    def rule(ask: Ask) -> bool:
        walked = _number(ask, kwarg)
        above = page_above(kwarg)
        return holds(ask.scope.link_targets(), ask.named(*names)) and (
            holds(ask.scope.link_targets(), walked) or above(ask)
        )

    return rule


def part_of_page(model: Any, kwarg: str, field: str) -> Rule:
    """What the address names beside the page (a revision, a task's state) is that very page's."""

    def rule(ask: Ask) -> bool:
        wanted = [pk for pk in _number(ask, kwarg) if str(pk).isdigit()]
        owner = ask.kwargs.get("page_id", ask.kwargs.get("pk"))
        pages = model.objects.filter(**{field: str(owner)})
        if model is Revision:
            pages = Revision.page_revisions.filter(**{field: str(owner)})
        return holds(pages, wanted)

    return rule


def revision(kwarg: str) -> Rule:
    return part_of_page(Revision, kwarg, "object_id")


def task_state(kwarg: str) -> Rule:
    return part_of_page(TaskState, kwarg, "workflow_state__object_id")


def workflow_state(kwarg: str) -> Rule:
    return part_of_page(WorkflowState, kwarg, "object_id")


def task_of_page(kwarg: str) -> Rule:
    """The task stands in the workflow of the page that the address names."""

    def rule(ask: Ask) -> bool:
        found = Page.objects.filter(pk=ask.kwargs.get("page_id")).first()
        workflow = found.get_workflow() if found else None
        return workflow is not None and holds(workflow.tasks.all(), _number(ask, kwarg))

    return rule


def groups(*names: str) -> Rule:
    """Roles that a form names are roles of the scope."""
    return lambda ask: holds(ask.scope.groups(), ask.named(*names))


def collections(ask: Ask) -> bool:
    """Collections under any name that Wagtail's media screens use, with or without a form's prefix."""
    keys = {
        key
        for source in (ask.request.GET, ask.request.POST)
        for key in source
        if key in {"collection", "collection_id"} or key.endswith("-collection")
    }
    return holds(ask.scope.collections(), [value for value in ask.named(*sorted(keys)) if value.isdigit()])


def medium(model: Callable[[], Any], kwarg: str = "", *names: str) -> Rule:
    """The picture, document or video of the address, and those of query and body, lie in the scope's collections."""

    def rule(ask: Ask) -> bool:
        ids = [*(_number(ask, kwarg) if kwarg else []), *ask.named(*names)]
        return holds(ask.scope.media(model().objects.all()), ids) and collections(ask)

    return rule


def own_upload(kwarg: str) -> Rule:
    """A file that waits for its form belongs to who uploaded it."""
    return lambda ask: (
        holds(UploadedFile.objects.filter(uploaded_by_user=ask.request.user), _number(ask, kwarg)) and collections(ask)
    )


def bulk(ask: Ask) -> bool:
    """Each thing of a bulk action lies in the scope: Wagtail's own page prints the titles of those that do not."""
    try:
        model = apps.get_model(ask.kwargs["app_label"], ask.kwargs["model_name"])
    except LookupError:
        return False
    ids = ask.named("id")
    parents = ask.named("childOf")
    if issubclass(model, Page):
        return _bulk_pages(ask, ids, parents)
    if issubclass(model, CollectionMember):
        single = [pk for pk in ids if pk != "all"]
        inside = holds(ask.scope.media(model._default_manager.all()), single)
        return inside and holds(ask.scope.collections(), parents) and collections(ask)
    return GLOBAL(ask)


def _bulk_pages(ask: Ask, ids: list[str], parents: list[str]) -> bool:
    if "all" in ids and not parents and not ask.scope.everything:
        return False
    single = [pk for pk in ids if pk != "all"]
    return holds(ask.scope.pages(), [*single, *parents, *ask.named("chooser", "destination")])


def edited_object(ask: Ask) -> bool:
    """The thing whose edit form is open: who else edits it is shown to its own people only."""
    try:
        model = apps.get_model(ask.kwargs["app_label"], ask.kwargs["model_name"])
    except LookupError:
        return False
    ids = [ask.kwargs["object_id"]]
    if issubclass(model, Page):
        return holds(ask.scope.pages(), ids)
    if issubclass(model, CollectionMember):
        return holds(ask.scope.media(model._default_manager.all()), ids)
    policy = policy_registry.get_by_type(model, fallback=False)
    return policy is not None and policy.user_has_any_permission(ask.request.user, _ANY)


def unused(model: Callable[[], Any], kwarg: str) -> Rule:
    """A site, a role or a collection that something is kept by is deleted by nobody: an OPD would hang in the air."""

    def rule(ask: Ask) -> bool:
        found = model().objects.filter(pk=ask.kwargs[kwarg]).first()
        return found is not None and GLOBAL(ask) and not _hangs_on(found)

    return rule


def _hangs_on(instance: Any) -> bool:
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: instance}).exists()
        for relation in instance._meta.get_fields(include_hidden=True)
        if (relation.one_to_many or relation.one_to_one) and getattr(relation, "on_delete", None) is PROTECT
    )
