"""Nobody changes what citizens read of a picture, document or video past moderation: not at once, not in bulk.

Asked below the views, by `save` (a receiver), by `QuerySet.update` and before a removal; the forms ask first, so that
a person gets words instead of an exception. A new file is uploaded instead, and put on the page, which an Editor
approves. Tags stay open: citizens never see them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import FileField, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.archive.removal import RemovalRefused, is_system_removal
from cms.publishing import exposure
from cms.publishing.four_eyes import is_system_publication
from cms.publishing.refusal import PublicationRefused


class PublicFileChanged(PublicationRefused):
    """Somebody tried to change at once what citizens read, or are about to."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """Why a file stands still: it was public once, pages on line use it, or drafts that are being decided do."""

    was_public: bool
    pages: tuple[Page, ...] = ()
    drafts: tuple[Page, ...] = ()


def freeze_of(item: Any) -> Freeze | None:
    """Return what holds the file, or None while everything of it may be changed and removed."""
    was_public = exposure.was_public(item)
    pages = tuple(exposure.live_pages_using(item).order_by("title"))
    drafts = tuple(exposure.pending_pages_using(item))
    return Freeze(was_public, pages, drafts) if was_public or pages or drafts else None


def is_frozen(item: Any) -> bool:
    return bool(exposure.frozen_ids(type(item), [item.pk]))


def change_message(item: Any) -> str:
    """Say that this kind of file stays as it is and what to do instead."""
    kind = item._meta.verbose_name
    return str(
        _(
            "Isi %(kind)s ini sudah atau segera dibaca warga, jadi tidak dapat diubah langsung. Unggah %(kind)s baru, "
            "lalu pasang pada halaman; perubahan halaman disetujui Editor."
        )
        % {"kind": kind}
    )


def removal_message(item: Any) -> str:
    return str(
        _("“%(title)s” sudah atau segera dibaca warga, jadi tidak dihapus. Pindahkan ke Arsip dengan alasannya.")
        % {"title": item.title}
    )


def require_unchanged(item: Any, update_fields: Collection[str] | None = None) -> None:
    """Raise PublicFileChanged when saving would change a public field of a frozen file; 1 query when it would not."""
    if item._state.adding or is_system_publication():
        return
    fields = [item._meta.get_field(name) for name in item.public_fields]
    if update_fields is not None:
        fields = [field for field in fields if {field.name, field.attname} & set(update_fields)]
    if not fields:
        return
    stored = type(item)._base_manager.filter(pk=item.pk).values(*(field.attname for field in fields)).first()
    if stored is not None and any(_differs(item, field, stored) for field in fields) and is_frozen(item):
        raise PublicFileChanged(change_message(item))


def require_update_allowed(queryset: "QuerySet[Any]", values: Mapping[str, Any]) -> None:
    """Raise PublicFileChanged when a bulk update touches a public field of any frozen file."""
    model: Any = queryset.model
    public = {name for field in model.public_fields for name in (field, model._meta.get_field(field).attname)}
    if not public & set(values) or is_system_publication():
        return
    ids = list(queryset.order_by().values_list("pk", flat=True))
    if exposure.frozen_ids(model, ids):
        raise PublicFileChanged(change_message(model))


def require_removable(item: Any) -> None:
    """Raise RemovalRefused for what citizens could ever reach, or are about to."""
    if not is_system_removal() and is_frozen(item):
        raise RemovalRefused(removal_message(item))


def require_all_removable(queryset: "QuerySet[Any]") -> None:
    """Raise RemovalRefused when citizens could ever reach one of these, or are about to."""
    if is_system_removal():
        return
    frozen = exposure.frozen_ids(queryset.model, list(queryset.order_by().values_list("pk", flat=True)))
    if frozen:
        raise RemovalRefused(removal_message(queryset.model._base_manager.filter(pk__in=frozen).order_by("pk")[0]))


def _differs(item: Any, field: Any, stored: Mapping[str, Any]) -> bool:
    value = getattr(item, field.attname)
    if isinstance(field, FileField):
        # A new upload has no stored name yet, whatever it is called.
        return not getattr(value, "_committed", True) or (value.name or "") != (stored[field.attname] or "")
    return bool(field.get_prep_value(value) != stored[field.attname])
