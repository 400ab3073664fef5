"""What one person may give to another: never more than their own, or what the house lets account managers hand out.

Rights come from groups (Django's permissions, and Wagtail's bound to a page, a collection or a site). A group is
within a person's own when each right in it is one that they hold, at the same place or above it.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import GroupCollectionPermission, GroupPagePermission, GroupSitePermission

from cms.registries.roles import role_places
from cms.tenancy.scope import scope_of

MANAGE_ACCOUNTS = "cms.change_user"


@dataclass(slots=True)
class Rights:
    """Ids of permissions; those bound to places as pairs of tree path (or site id) and permission id."""

    plain: set[int] = field(default_factory=set)
    pages: set[tuple[str, int]] = field(default_factory=set)
    collections: set[tuple[str, int]] = field(default_factory=set)
    sites: set[tuple[int, int]] = field(default_factory=set)

    def cover(self, other: "Rights") -> bool:
        """Whether every right of `other` is here, at its own place or above it."""
        return (
            other.plain <= self.plain
            and other.sites <= self.sites
            and all(_held(self.pages, path, permission) for path, permission in other.pages)
            and all(_held(self.collections, path, permission) for path, permission in other.collections)
        )

    def difference(self, other: "Rights") -> "Rights":
        """Return what only one of the two has: what a change from one to the other gives or takes."""
        return Rights(
            self.plain ^ other.plain,
            self.pages ^ other.pages,
            self.collections ^ other.collections,
            self.sites ^ other.sites,
        )


def _held(held: set[tuple[str, int]], path: str, permission: int) -> bool:
    return any(right == permission and path.startswith(place) for place, right in held)


def rights_of_groups(groups: Iterable[Any]) -> dict[int, Rights]:
    """Return the rights of each group by its id; four queries."""
    ids = {group if isinstance(group, int) else group.pk for group in groups}
    found: dict[int, Rights] = defaultdict(Rights, {pk: Rights() for pk in ids})
    for group_id, permission in Group.permissions.through.objects.filter(group__in=ids).values_list(
        "group_id", "permission_id"
    ):
        found[group_id].plain.add(permission)
    for group_id, path, permission in GroupPagePermission.objects.filter(group__in=ids).values_list(
        "group_id", "page__path", "permission_id"
    ):
        found[group_id].pages.add((path, permission))
    for group_id, path, permission in GroupCollectionPermission.objects.filter(group__in=ids).values_list(
        "group_id", "collection__path", "permission_id"
    ):
        found[group_id].collections.add((path, permission))
    for group_id, site, permission in GroupSitePermission.objects.filter(group__in=ids).values_list(
        "group_id", "site_id", "permission_id"
    ):
        found[group_id].sites.add((site, permission))
    return dict(found)


def rights_of(person: Any) -> Rights:
    """Return what a person holds through all groups and directly; six queries. A superuser's are not listed here."""
    total = Rights(plain=set(person.user_permissions.values_list("pk", flat=True)))
    for rights in rights_of_groups(person.groups.values_list("pk", flat=True)).values():
        total.plain |= rights.plain
        total.pages |= rights.pages
        total.collections |= rights.collections
        total.sites |= rights.sites
    return total


def grantable_ids(actor: Any) -> set[int]:
    """Return the ids of the groups that a person may give and take.

    A superuser: all. Who runs accounts (`cms.change_user`): the registered roles that are handed out, of the places
    in their scope, and every group that is within their own rights. Anybody else: none.
    """
    if not actor.is_active:
        return set()
    if actor.is_superuser:
        return set(Group.objects.values_list("pk", flat=True))
    if not actor.has_perm(MANAGE_ACCOUNTS):
        return set()
    handed_out = {role.group_id for place in role_places() if place.handed_out for role in place.roles}
    scope = scope_of(actor)
    if not scope.everything:
        handed_out &= set(scope.groups().values_list("pk", flat=True))
    own = rights_of(actor)
    others = Group.objects.exclude(pk__in=handed_out).values_list("pk", flat=True)
    return handed_out | {pk for pk, rights in rights_of_groups(others).items() if own.cover(rights)}


def may_touch(actor: Any, account: Any, grantable: set[int] | None = None) -> bool:
    """Whether a person may change an account: it must hold nothing that the person could not give.

    A superuser's account is a superuser's to change. Whoever changes an account's address or roles could become it.
    """
    if actor.is_superuser:
        return bool(actor.is_active)
    if account.is_superuser or not actor.has_perm(MANAGE_ACCOUNTS):
        return False
    held = {group.pk for group in account.groups.all()}
    if not held <= (grantable_ids(actor) if grantable is None else grantable):
        return False
    direct = set(account.user_permissions.values_list("pk", flat=True))
    return not direct or direct <= rights_of(actor).plain


def check_touch(actor: Any, account: Any) -> None:
    """Raise PermissionDenied where `may_touch` says no."""
    if not may_touch(actor, account):
        raise PermissionDenied(_("Akun ini hanya dapat diubah superuser."))


def check_change(actor: Any, account: Any, groups: Iterable[Any]) -> None:
    """Raise ValidationError when the change from the account's groups to `groups` is not the actor's to make.

    `account` None stands for one that is still to be made.
    """
    wanted = {group.pk for group in groups}
    held = set(account.groups.values_list("pk", flat=True)) if account is not None and account.pk else set()
    if wanted == held:
        return
    if account is not None and account.pk == actor.pk:
        raise ValidationError(_("Peran sendiri tidak dapat diubah. Minta admin lain melakukannya."), code="own_roles")
    refused = (wanted ^ held) - grantable_ids(actor)
    if refused:
        names = ", ".join(Group.objects.filter(pk__in=refused).order_by("name").values_list("name", flat=True))
        raise ValidationError(
            _("Peran ini di luar wewenang Anda, jadi tidak dapat diberikan atau dicabut: %(names)s.")
            % {"names": names},
            code="beyond_own",
        )
