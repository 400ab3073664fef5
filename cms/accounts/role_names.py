"""Roles as people know them: "Editor, Dinkes" instead of a group's name."""

from collections.abc import Collection

from django.contrib.auth.models import Group

from cms.registries.roles import role_places


def role_labels() -> dict[int, str]:
    """Return the short label of every registered role by its group's id."""
    return {role.group_id: f"{place.short_name}: {role.name}" for place in role_places() for role in place.roles}


def names_of_groups(ids: Collection[int]) -> list[str]:
    """Return labels of groups in order; a group that no place registered has its own name."""
    if not ids:
        return []
    labels = role_labels()
    groups = Group.objects.filter(pk__in=ids).values_list("pk", "name")
    return sorted(labels.get(pk, name) for pk, name in groups)
