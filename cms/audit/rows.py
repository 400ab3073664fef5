"""Log entries as people read them: one row an entry, in Indonesian, with what this viewer may know."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry

from cms.audit import details
from cms.audit.actions import ACTIONS, EDITED, Category
from cms.audit.links import edit_links, link_key
from cms.audit.selectors import category_of
from cms.audit.stamp import PLACE, ROLE_LISTS, role_keys, roles_named
from cms.audit.viewer import Viewer, tokens_of_place
from cms.dates import format_datetime, local


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """All texts are plain. `moment` is aware Jakarta time, `url` "" where the viewer may not edit the thing."""

    moment: datetime
    when: str
    who: str
    account: str
    category: Category
    what: str
    detail: str
    reason: str
    kind: str
    thing: str
    url: str
    places: str


def name_of(account: Any) -> str:
    return str(account)


def deleted_name(pk: int) -> str:
    return _("Akun terhapus nomor %(number)s") % {"number": pk}


def rows_of(entries: Sequence[Any], viewer: Viewer, *, linked: bool = True) -> list[Row]:
    """Return the rows of these entries; the number of queries depends on the kinds of things, not on the entries."""
    people = get_user_model()._default_manager.in_bulk({entry.user_id for entry in entries if entry.user_id})
    links = edit_links(entries, viewer.user) if linked else {}
    roles = _role_names(entries, viewer)
    labels = {token: place.short_name for place in viewer.places for token in tokens_of_place(place)}
    return [
        Row(
            moment=local(entry.timestamp),
            when=format_datetime(entry.timestamp, "id"),
            who=viewer.veil(_who(entry, people)),
            account=_account(entry, people),
            category=category_of(entry),
            what=_what(entry),
            detail=viewer.veil(_detail(entry, roles)),
            reason=viewer.veil(details.reason(entry.data)),
            kind=_kind(entry),
            thing=viewer.veil(entry.label),
            url=links.get(link_key(entry), ""),
            places=_places(entry, labels),
        )
        for entry in entries
    ]


def _who(entry: Any, people: dict[int, Any]) -> str:
    if entry.user_id is None:
        return _("Sistem")
    account = people.get(entry.user_id)
    return name_of(account) if account is not None else deleted_name(entry.user_id)


def _account(entry: Any, people: dict[int, Any]) -> str:
    account = people.get(entry.user_id)
    return _("ditangguhkan") if account is not None and not account.is_active else ""


def _what(entry: Any) -> str:
    if entry.action == "wagtail.edit" and not isinstance(entry, PageLogEntry):
        return str(EDITED)
    action = ACTIONS.get(entry.action)
    if action is not None:
        return str(action.label)
    formatter = registry.get_formatter(entry)
    return str(formatter.label if formatter and formatter.label else entry.action)


def _detail(entry: Any, roles: dict[int | str, str]) -> str:
    if any(role_keys(entry.data.get(name)) for name in ROLE_LISTS):
        gained, lost = (_known(entry.data.get(name), roles) for name in ROLE_LISTS)
        return details.changes(gained, lost)
    if entry.action not in ACTIONS:
        formatter = registry.get_formatter(entry)
        try:
            return str(formatter.format_message(entry)) if formatter else ""
        except Exception:
            # A formatter of any app may stumble over data of an older shape; the entry is shown all the same.
            return ""
    return details.detail(entry.action, entry.data)


def _known(said: Any, roles: dict[int | str, str]) -> list[str]:
    return [roles[key] for key in role_keys(said) if key in roles]


def _role_names(entries: Sequence[Any], viewer: Viewer) -> dict[int | str, str]:
    """Return the roles that the entries tell of, by id and by name; only those that the viewer may know."""
    lists = [entry.data.get(name) for entry in entries for name in ROLE_LISTS]
    if not any(map(role_keys, lists)):
        return {}
    names: dict[int | str, str] = {}
    if viewer.roles is None:
        # Roles that are gone by now are known by what was written.
        names |= {key: key for said in lists for key in role_keys(said) if isinstance(key, str)}
    for group in roles_named(lists):
        if viewer.roles is None or group.pk in viewer.roles:
            names |= {group.pk: group.name, group.name: group.name}
    return names


def _kind(entry: Any) -> str:
    model = ContentType.objects.get_for_id(entry.content_type_id).model_class() if entry.content_type_id else None
    if model is Group:
        return _("Kelompok hak")
    name = str(model._meta.verbose_name) if model is not None else ""
    return name[:1].upper() + name[1:]


def _places(entry: Any, labels: dict[str, str]) -> str:
    stamped = entry.data.get(PLACE, "")
    tokens = [f"|{token}|" for token in stamped.split("|") if token]
    return ", ".join(dict.fromkeys(labels[token] for token in tokens if token in labels))
