"""How far a video is, in words."""

from django.utils.translation import gettext as _

from media_pipeline.models import Video

State = Video.State


def said_of(video: Video) -> str:
    """Return one sentence for its people."""
    if video.state == State.READY:
        return _("Siap dipakai.")
    if video.state == State.FAILED:
        return video.problem or _("Gagal diolah.")
    if video.state == State.WORKING:
        return _("Sedang diolah: %(percent)d %%.") % {"percent": video.progress}
    return _("Menunggu giliran diolah.")
