"""How much each OPD keeps and may keep, by the collection below the root and all those below that one."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Count, F, Sum
from django.db.models.functions import Coalesce, Substr
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Collection

from cms.tenancy.scope import scope_of
from media_pipeline.models import Document, Image, MediaQuota, Video

GIGABYTE = 1024**3
WARN_AT = 80
# The root and one step below it: treebeard's paths have steps of one length.
_OPD_DEPTH = 2
_OPD_PATH = Collection.steplen * _OPD_DEPTH
_KINDS = (Image, Document, Video)


@dataclass(slots=True)
class Use:
    """What one OPD keeps; bytes. `by_kind` holds (label, files, bytes) of each kind that there is."""

    collection: Collection
    limit: int
    is_own_limit: bool = False
    files: int = 0
    size: int = 0
    by_kind: list[tuple[str, int, int]] = field(default_factory=list)

    @property
    def percent(self) -> int:
        return self.size * 100 // self.limit if self.limit else 100

    @property
    def shown_percent(self) -> int:
        """For a bar, which ends at its end."""
        return min(self.percent, 100)

    @property
    def is_tight(self) -> bool:
        return self.percent >= WARN_AT

    @property
    def is_full(self) -> bool:
        return self.size >= self.limit

    def has_room(self, size: int) -> bool:
        return self.size + size <= self.limit


def uses_for(user: Any) -> list[Use]:
    """Return the use of each OPD that the person works with, the fullest first; 5 queries however many there are."""
    scope = scope_of(user)
    tops = Collection.objects.filter(depth=_OPD_DEPTH).order_by("name")
    if not scope.everything:
        tops = tops.filter(path__in={path[:_OPD_PATH] for path in scope.collection_paths if len(path) >= _OPD_PATH})
    return sorted(_measured(list(tops)), key=lambda use: use.percent, reverse=True)


def use_of(collection: Any) -> Use | None:
    """Return the use of the OPD that a collection belongs to; None for the root, which is no OPD's; 5 queries."""
    top = Collection.objects.filter(path=collection.path[:_OPD_PATH], depth=_OPD_DEPTH).first()
    return _measured([top])[0] if top is not None else None


def _measured(tops: list[Collection]) -> list[Use]:
    own = dict(MediaQuota.objects.filter(collection__in=tops).values_list("collection_id", "gigabytes"))
    uses = {
        top.path: Use(top, own.get(top.pk, settings.MEDIA_QUOTA_GB) * GIGABYTE, is_own_limit=top.pk in own)
        for top in tops
    }
    for model in _KINDS:
        rows = model._base_manager.annotate(opd=Substr("collection__path", 1, _OPD_PATH))
        if len(tops) == 1:
            rows = rows.filter(collection__path__startswith=tops[0].path)
        counted = rows.order_by().values("opd").annotate(files=Count("pk"), size=Coalesce(Sum("file_size"), 0))
        for row in counted:
            use = uses.get(row["opd"])
            if use is not None:
                use.files += row["files"]
                use.size += row["size"]
                use.by_kind.append((str(model._meta.verbose_name), row["files"], row["size"]))
    return list(uses.values())


def require_room(collection: Any, size: int) -> None:
    """Raise ValidationError, in words, where so many more bytes are more than the OPD may keep."""
    use = use_of(collection)
    if use is not None and not use.has_room(size):
        raise _full(use, size)


def require_room_for(user: Any, size: int) -> None:
    """Raise the same where none of the person's OPDs may keep so many more bytes; 5 queries."""
    uses = uses_for(user)
    if uses and not any(use.has_room(size) for use in uses):
        raise _full(uses[-1], size)


def _full(use: Use, size: int) -> ValidationError:
    return ValidationError(
        _(
            "Penyimpanan OPD Anda tidak cukup: terpakai %(used)s dari %(limit)s, berkas ini %(size)s. Hapus berkas "
            "yang tidak dipakai, atau minta Diskominfo menambah batasnya."
        ),
        code="no_room",
        params={
            "used": filesizeformat(use.size),
            "limit": filesizeformat(use.limit),
            "size": filesizeformat(size),
        },
    )


def tight_for(user: Any) -> list[Use]:
    """Return the OPDs of the person that are nearly full."""
    return [use for use in uses_for(user) if use.is_tight]


@transaction.atomic
def set_limit(*, collection: Collection, gigabytes: int | None, actor: Any) -> None:
    """Give an OPD a limit of its own, or with None that of all; logged. Raises PermissionDenied but for Diskominfo."""
    if not scope_of(actor).everything:
        raise PermissionDenied
    if gigabytes is None:
        MediaQuota.objects.filter(collection=collection).delete()
    else:
        MediaQuota.objects.update_or_create(collection=collection, defaults={"gigabytes": gigabytes})
    log(instance=collection, action="media.quota", user=actor, data={"gigabytes": gigabytes})


def fill_missing_sizes() -> int:
    """Measure files whose size nobody wrote down; for the minutely job, a few at a time."""
    count = 0
    for model in (Image, Document):
        for item in model._base_manager.filter(file_size=None).order_by(F("pk").desc())[:20]:
            try:
                size = item.file.size
            except (OSError, ValueError):
                size = 0
            model._base_manager.filter(pk=item.pk).update(file_size=size)
            count += 1
    return count
