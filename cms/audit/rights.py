"""A group's rights in words, so that a change of them can be told."""

from django.contrib.auth.models import Permission
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from wagtail.models import GroupCollectionPermission, GroupPagePermission

Rights = frozenset[str]

_VERBS = {
    "add": gettext_noop("menambah"),
    "change": gettext_noop("mengubah"),
    "delete": gettext_noop("menghapus"),
    "view": gettext_noop("melihat"),
    "choose": gettext_noop("memilih"),
    "publish": gettext_noop("menerbitkan"),
    "lock": gettext_noop("mengunci"),
    "unlock": gettext_noop("membuka kunci"),
    "bulk_delete": gettext_noop("menghapus beserta isinya"),
    "access": gettext_noop("masuk ke"),
}


def rights_of(group_id: int) -> Rights:
    """Return what a group may do, for instance "menerbitkan halaman di “Dinas Kesehatan”"; 3 queries."""
    plain = Permission.objects.filter(group=group_id).select_related("content_type")
    pages = GroupPagePermission.objects.filter(group=group_id).select_related("page", "permission__content_type")
    media = GroupCollectionPermission.objects.filter(group=group_id)
    return frozenset(
        [
            *map(_word, plain),
            *(_within(_word(right.permission), right.page.title) for right in pages),
            *(
                _within(_word(right.permission), right.collection.name)
                for right in media.select_related("collection", "permission__content_type")
            ),
        ]
    )


def _word(permission: Permission) -> str:
    verb, _separator, noun = permission.codename.rpartition("_")
    model = permission.content_type.model_class()
    name = str(model._meta.verbose_name) if model is not None and noun == permission.content_type.model else noun
    return f"{_(_VERBS[verb]) if verb in _VERBS else verb} {name}"


def _within(right: str, place: str) -> str:
    return _("%(right)s di “%(place)s”") % {"right": right, "place": place}
