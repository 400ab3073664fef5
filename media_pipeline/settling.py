"""Which side a file lies on follows from what the database says of it, whenever that changed."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from django.core.cache import cache
from django.utils import timezone

from cms.models import ContentVersion
from media_pipeline import front_cache
from media_pipeline.afterwards import afterwards
from media_pipeline.exposure import public_among
from media_pipeline.models import Image, Rendition
from media_pipeline.storage import moving
from media_pipeline.storage.holders import KINDS, Held, held_by, holder_of
from media_pipeline.storage.names import is_private, twin
from media_pipeline.storage.sides import StoreFailedError

# How many items one task looks at: a page that shows a hundred pictures is one or two tasks.
AT_ONCE = 50
# How many items of each kind the minutely job compares, and how many cut-off moves it takes up again.
COMPARED = 500
TAKEN_UP = 200
# A move that has not gone on for that long was cut off.
OVERDUE = timedelta(minutes=1)

logger = structlog.get_logger(__name__)


def settle_later(model: type[Any], ids: Iterable[int]) -> None:
    """Have these items' files brought to the side where they belong, after the transaction; may be asked twice."""
    wanted = sorted(set(ids))
    kind = model._meta.model_name
    for start in range(0, len(wanted), AT_ONCE):
        # robust: what changed has changed; the minutely job finds what stayed on the wrong side.
        afterwards(_enqueue, kind, wanted[start : start + AT_ONCE])


def _enqueue(kind: str, ids: list[int]) -> None:
    from media_pipeline.tasks import settle_media

    settle_media.enqueue(kind, ids)


def should_be_public(item: Any) -> bool:
    """Whether anybody may have this item's files now; 3 queries."""
    return bool(public_among(type(item), [item.pk]))


def settle(model: type[Any], ids: Iterable[int]) -> int:
    """Bring all files of these items to their side and return how many were moved.

    May run twice, late, side by side, and again after being killed. A file that its store does not give or take keeps
    no other from being moved; at the end StoreFailedError says that something is left to do.
    """
    wanted = list(ids)
    public = public_among(model, wanted)
    held = [one for one in held_by(model, wanted) if is_private(one.name) == (one.item_id in public)]
    for one in held:
        _trying(one, partial(moving.announce, one, public=one.item_id in public))
    moved: list[Held] = []
    failed = 0
    for one in held:
        still = partial(_belongs, one.kind, one.item_id, public=one.item_id in public)
        try:
            if moving.move(one, public=one.item_id in public, still=still):
                moved.append(one)
        except StoreFailedError as error:
            failed += not _repaired(one, error)
    if moved:
        _tell(moved)
    if failed:
        raise StoreFailedError(f"{failed} file(s) of {len(wanted)} {model._meta.model_name}(s) could not be moved.")
    return len(moved)


def heal() -> int:
    """Take up moves that were cut off and look for items on the wrong side; for the minutely job.

    Returns how many items were looked at again. However many files there are: some hundreds a minute, in turn.
    """
    from media_pipeline.tasks import settle_media

    again = _cut_off()
    for kind, model in KINDS.items():
        again.setdefault(model, set()).update(_misplaced(kind, model))
    for model, ids in again.items():
        wanted = sorted(ids)
        for start in range(0, len(wanted), AT_ONCE):
            settle_media.enqueue(model._meta.model_name, wanted[start : start + AT_ONCE])
    return sum(map(len, again.values()))


def misplaced(model: type[Any], ids: Iterable[int]) -> set[int]:
    """Return which of these items have a file on the wrong side; 4 to 5 queries."""
    wanted = list(ids)
    public = public_among(model, wanted)
    return {one.item_id for one in held_by(model, wanted) if is_private(one.name) == (one.item_id in public)}


def _cut_off() -> dict[type[Any], set[int]]:
    """Tidy what moves left and return the items whose moves were cut off."""
    again: dict[type[Any], set[int]] = {}
    for note in moving.moving_before(timezone.now() - OVERDUE)[:TAKEN_UP]:
        owner = holder_of(twin(note.name)) if note.state == moving.State.COMING else None
        if owner is not None and owner.item_id in misplaced(owner.kind, [owner.item_id]):
            again.setdefault(owner.kind, set()).add(owner.item_id)
            continue
        try:
            moving.remove_left(note.name)
        except StoreFailedError as error:
            logger.warning("file_not_removed", name=note.name, error=str(error))
    return again


def _misplaced(kind: str, model: type[Any]) -> set[int]:
    key = f"media-compared/{kind}"
    after = cache.get(key, 0)
    ids = list(model._base_manager.filter(pk__gt=after).order_by("pk").values_list("pk", flat=True)[:COMPARED])
    cache.set(key, ids[-1] if len(ids) == COMPARED else 0, None)
    return misplaced(model, ids)


def _belongs(model: type[Any], pk: int, *, public: bool) -> bool:
    return bool(public_among(model, [pk])) == public


def _trying(one: Held, step: Callable[[], object]) -> None:
    """The move itself meets the same failure, and reports it."""
    try:
        step()
    except StoreFailedError as error:
        logger.warning("file_not_announced", name=one.name, error=str(error))


def _repaired(one: Held, error: StoreFailedError) -> bool:
    logger.warning("file_not_moved", name=one.name, error=str(error))
    try:
        return isinstance(error, moving.FileMissingError) and moving.repair_name(one)
    except StoreFailedError:
        return False


def _tell(moved: list[Held]) -> None:
    """Let whatever remembers the old addresses forget them."""
    pictures = {one.item_id for one in moved if one.kind is Image}
    if pictures:
        # Wagtail keeps renditions, with their names, for its own screens.
        for rendition in Rendition.objects.filter(image_id__in=pictures).select_related("image"):
            rendition.purge_from_cache()
    ContentVersion.bump()
    front_cache.purge([one.name for one in moved if not is_private(one.name)])
