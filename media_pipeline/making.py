"""Asks for the files of pictures, again and again until they are there; nothing here makes one."""

from datetime import datetime, timedelta
from functools import partial

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from media_pipeline import ladders
from media_pipeline.models import Image, Rendition

# After the first try, the second, and so on: a task that has not come back in that time never will.
_PAUSES = (10, 10, 30, 60, 240)
_AT_ONCE = 50
# How long a page that somebody has open may ask for a file that no table names any more.
_GRACE = timedelta(days=1)
logger = structlog.get_logger(__name__)


def ask(image: Image) -> None:
    """Have all files made anew for a picture that was saved: what stands in its row now is not what they show."""
    from media_pipeline.tasks import make_renditions

    image.files_form, image.files_tries, image.files_tried_at = 0, 0, timezone.now()
    Image._base_manager.filter(pk=image.pk).update(files_form=0, files_tries=0, files_tried_at=image.files_tried_at)
    transaction.on_commit(partial(make_renditions.enqueue, image.pk))


def incomplete() -> "QuerySet[Image]":
    """Return the pictures whose files are not all there, those that were given up among them, oldest first."""
    images: QuerySet[Image] = Image.objects.filter(files_form__lt=ladders.FORM).order_by("pk")
    return images


def ask_again() -> int:
    """Ask for what no task brought: one that a restart cut off, a store that failed. Returns how many.

    For the minutely job. After ladders.MAX_TRIES a picture counts as failed, and its form says so.
    """
    from media_pipeline.tasks import make_renditions

    now = timezone.now()
    due = Q(files_tried_at=None)
    for tries, minutes in enumerate(_PAUSES[: ladders.MAX_TRIES]):
        due |= Q(files_tries=tries, files_tried_at__lt=now - timedelta(minutes=minutes))
    asked = list(incomplete().filter(due, files_tries__lt=ladders.MAX_TRIES).values_list("pk", flat=True)[:_AT_ONCE])
    # Before they are asked for: where no worker runs, the queue does not grow with every minute.
    Image._base_manager.filter(pk__in=asked).update(files_tried_at=now)
    for image_id in asked:
        make_renditions.enqueue(image_id)
    return len(asked)


def collect_old(before: datetime | None = None) -> int:
    """Remove files that no table names any more, of pictures that have all the others since a day; returns how many.

    For the minutely job; `before` names another time than a day ago.
    """
    before = before or timezone.now() - _GRACE
    old = Rendition.objects.exclude(filter_spec__in=ladders.specs_of()).filter(
        Q(image__files_tried_at=None) | Q(image__files_tried_at__lt=before), image__files_form__gte=ladders.FORM
    )
    ids = list(old.values_list("pk", flat=True)[:_AT_ONCE])
    Rendition.objects.filter(pk__in=ids).delete()
    return len(ids)
