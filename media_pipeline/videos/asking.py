"""Who has videos made: the form at once, a person who tries again, and the minute for whatever was cut off."""

from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from cms.models import User
from media_pipeline.models import Video
from media_pipeline.videos import working
from media_pipeline.videos.transcoding import AT_ONCE, MAX_TRIES, SILENT, UNHEARD, failed_message

State = Video.State


def ask(*, video: Video) -> None:
    """Have the file that was just uploaded made into what citizens get, after the transaction."""
    Video._base_manager.filter(pk=video.pk).update(
        state=State.WAITING, progress=0, problem="", tries=0, heard_at=timezone.now()
    )
    _enqueue_later(video.pk)


def try_again(*, video: Video, actor: User) -> bool:
    """Have a video made that failed; False when it did not fail (any more)."""
    begun = Video._base_manager.filter(pk=video.pk, state=State.FAILED).update(
        state=State.WAITING, progress=0, problem="", tries=0, heard_at=timezone.now()
    )
    if begun:
        _enqueue_later(video.pk)
    return bool(begun)


def ask_again() -> int:
    """Ask for what was cut off or never began; for the minutely job, returns how many.

    A try that ends its worker each time (memory, a machine that is switched off) is given up after MAX_TRIES.
    """
    now = timezone.now()
    silent = Video._base_manager.filter(Q(heard_at=None) | Q(heard_at__lt=now - SILENT), state=State.WORKING)
    silent.filter(tries__gte=MAX_TRIES).update(state=State.FAILED, problem=failed_message(), progress=0, heard_at=None)
    silent.update(state=State.WAITING, progress=0, heard_at=None)
    unheard = Video._base_manager.filter(Q(heard_at=None) | Q(heard_at__lt=now - UNHEARD), state=State.WAITING)
    asked = list(unheard.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    # Before they are asked for: where no worker runs, the queue does not grow with every minute.
    Video._base_manager.filter(pk__in=asked, state=State.WAITING).update(heard_at=now)
    for pk in asked:
        _enqueue_later(pk)
    working.sweep()
    return len(asked)


def _enqueue_later(pk: int) -> None:
    from media_pipeline.tasks import transcode_video

    transaction.on_commit(partial(transcode_video.enqueue, pk))
