"""Catches what the admin changes without telling the log: uploads of many files, choosers, bulk actions, videos,
collections and their readers, workflows, rights of groups.

While a request that may change something runs, signals note which watched objects were touched. When it is over, the
database is asked what really became of them, and whatever Wagtail or an app has not logged itself is logged here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import LogContext, get_active_log_context, log, registry
from wagtail.models import ModelLogEntry

from cms.audit.rights import Rights, rights_of
from cms.audit.stamp import PLACE, ROLE_LISTS, tokens_of

CREATE, EDIT, DELETE = "wagtail.create", "wagtail.edit", "wagtail.delete"
GROUP_RIGHTS = "cms.group.rights"
ROLES = "cms.account.roles"
RESTRICT, RELEASE = "wagtail.view_restriction.create", "wagtail.view_restriction.delete"


@dataclass
class _Note:
    """What was done to one object first; `instance` keeps title and place of what is deleted."""

    instance: Any
    pk: Any
    action: str
    title: str
    place: str
    data: dict[str, Any]


@dataclass
class _Net:
    """All that one request touched. Everything happens in the log context of the view that touched first."""

    context: LogContext | None = None
    notes: dict[tuple[Any, str], _Note] = field(default_factory=dict)
    rights: dict[int, Rights] = field(default_factory=dict)
    roles: dict[Any, dict[str, set[int]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))


_net: ContextVar[_Net | None] = ContextVar("audit_net", default=None)


def note(instance: Any, action: str, data: dict[str, Any] | None = None, *, fades: bool = False) -> None:
    """Remember that an object was touched; nothing outside a request of the admin.

    `fades`: afterwards nobody can tell any more whose it was.
    """
    net = _cast()
    if net is None or instance.pk is None:
        return
    key = (type(instance), str(instance.pk))
    # Who makes a thing touches it more than once; who deletes it has the last word.
    if key not in net.notes or action == DELETE:
        place = "".join(dict.fromkeys(tokens_of(instance))) if fades or action == DELETE else ""
        net.notes[key] = _Note(instance, instance.pk, action, str(instance), place, data or {})


def note_rights(group: Group) -> None:
    """Remember a group's rights as they are before a change."""
    net = _cast()
    if net is not None and group.pk and group.pk not in net.rights:
        net.rights[group.pk] = rights_of(group.pk)


def note_roles(account: Any, *, gained: Iterable[int] = (), lost: Iterable[int] = ()) -> None:
    """Remember ids of roles that an account has just got or lost."""
    net = _cast()
    if net is not None:
        change = net.roles[account]
        for role in gained:
            change["lost" if role in change["lost"] else "gained"] ^= {role}
        for role in lost:
            change["gained" if role in change["gained"] else "lost"] ^= {role}


def _cast() -> _Net | None:
    net, context = _net.get(), get_active_log_context()
    if net is None or context.user is None or context.uuid is None:
        return None
    net.context = net.context or context
    return net


@contextmanager
def cast_net() -> Iterator[None]:
    """Run a request; afterwards log what it changed silently."""
    net = _Net()
    token = _net.set(net)
    try:
        yield
    finally:
        _net.reset(token)
    if net.context is not None:
        _haul(net, net.context.user, net.context.uuid)


def _haul(net: _Net, user: Any, uuid: UUID) -> None:
    types = {model: ContentType.objects.get_for_model(model, for_concrete_model=False) for model, _pk in net.notes}
    told = set(ModelLogEntry.objects.filter(uuid=uuid).values_list("content_type_id", "object_id"))
    for (model, pk), each in net.notes.items():
        if (types[model].pk, pk) not in told and _came_true(model, each):
            each.instance.pk = each.pk  # Django empties it when the object is deleted
            data = each.data | ({PLACE: each.place} if each.place or each.action == DELETE else {})
            log(each.instance, each.action, user=user, uuid=uuid, title=each.title, data=data)
    _tell_rights(net.rights.items(), user, uuid)
    _tell_roles(net.roles.items(), user, uuid)


def _came_true(model: Any, note: _Note) -> bool:
    """A request that failed half-way has changed nothing."""
    return bool(model._base_manager.filter(pk=note.pk).exists() == (note.action != DELETE))


def _tell_rights(before: Iterable[tuple[int, Rights]], user: Any, uuid: UUID) -> None:
    for pk, old in before:
        new, group = rights_of(pk), Group.objects.filter(pk=pk).first()
        if group is not None and new != old:
            data = {"given": sorted(new - old), "taken": sorted(old - new)}
            log(group, GROUP_RIGHTS, user=user, uuid=uuid, data=data)


def _tell_roles(changes: Iterable[tuple[Any, dict[str, set[int]]]], user: Any, uuid: UUID) -> None:
    told = set(ModelLogEntry.objects.filter(uuid=uuid, action=ROLES).values_list("object_id", flat=True))
    for account, change in changes:
        exists = type(account)._base_manager.filter(pk=account.pk).exists()
        if exists and any(change.values()) and str(account.pk) not in told:
            # The screen for accounts names the change; by other ways it is an edit with the same data.
            action = ROLES if registry.action_exists(ROLES) else EDIT
            names = {
                way: list(Group.objects.filter(pk__in=change[way]).order_by("name").values_list("name", flat=True))
                for way in ROLE_LISTS
            }
            log(account, action, user=user, uuid=uuid, data=names)
