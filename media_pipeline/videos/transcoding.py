"""Makes the small, clean videos that citizens get of what was uploaded. Nobody acts here: the system does its work.

A try owns the video while the row says WORKING and its number: whoever is late, or works on a file that was replaced,
changes nothing. `heard_at` is written while it goes on; one that fell silent is asked for again.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import structlog
from django.core.files import File
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.publishing.four_eyes import system_publication
from media_pipeline.bounded import run
from media_pipeline.models import Video
from media_pipeline.settling import settle_later
from media_pipeline.videos import command, ffmpeg, limits, working
from media_pipeline.videos.checking import MESSAGES
from media_pipeline.videos.findings import Look
from media_pipeline.videos.names import FOLDER, STILL, plain_name
from media_pipeline.videos.probe import NoVideo, describe, probe
from media_pipeline.videos.sizes import Size, sizes_of

MAX_TRIES = 3
# Whoever works says so every two seconds.
SILENT = timedelta(seconds=60)
# A task that was asked for and never began: the worker is busy, or was not there.
UNHEARD = timedelta(minutes=10)
AT_ONCE = 50
# All that a player needs is the container's own; everything else may say who, where and when.
HARMLESS_TAGS = frozenset({"compatible_brands", "encoder", "handler_name", "language", "major_brand", "minor_version"})

State = Video.State
logger = structlog.get_logger(__name__)


class Superseded(Exception):  # noqa: N818
    """The video was deleted, got another file, or another try works on it."""


class Refused(Exception):  # noqa: N818
    """The video cannot be made, and trying again would not help; with the words for its people."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Try:
    """One try at one video: what it began with."""

    video: Video
    number: int
    source: str

    @property
    def row(self) -> "QuerySet[Any]":
        """Return the video's row as long as this try owns it."""
        row: QuerySet[Any] = Video._base_manager.filter(
            pk=self.video.pk, state=State.WORKING, tries=self.number, file=self.source
        )
        return row

    def hear(self, percent: int) -> bool:
        """Write the progress; False when the try no longer owns the video."""
        return bool(self.row.update(progress=percent, heard_at=timezone.now()))


def transcode(*, video_id: int) -> str:
    """Make the video's files unless that is done or under way; return its state, "" for one that is gone.

    May run twice, late and side by side. Raises OSError for a store or machine that fails, to be tried again.
    """
    attempt = _claim(video_id)
    if attempt is None:
        return str(Video.objects.filter(pk=video_id).values_list("state", flat=True).first() or "")
    try:
        with working.work_folder(video_id) as folder:
            _make(attempt, folder)
    except Superseded:
        logger.info("video_superseded", video=video_id)
    except Refused as refused:
        _fail(attempt, refused.message)
    except ffmpeg.EncodingFailed as failure:
        logger.error("video_encoding_failed", video=video_id, said=failure.message)
        _again_or_fail(attempt, _slow_message() if failure.was_slow else failed_message())
    except FileNotFoundError:
        _fail(attempt, _("Berkas video tidak ditemukan di tempat penyimpanan. Unggah videonya sekali lagi."))
    except Exception:
        _again_or_fail(attempt, failed_message())
        raise
    return str(Video.objects.filter(pk=video_id).values_list("state", flat=True).first() or "")


def _claim(video_id: int) -> Try | None:
    """Take the video, or return None: it is ready, failed, infected, gone, or somebody works on it."""
    now = timezone.now()
    free = Q(state=State.WAITING) | Q(state=State.WORKING) & (Q(heard_at=None) | Q(heard_at__lt=now - SILENT))
    with transaction.atomic():
        # Each reads the number that it has taken: the row is locked from the update on.
        if (
            not Video._base_manager.filter(free, pk=video_id)
            .exclude(scan=Video.Scan.INFECTED)
            .update(state=State.WORKING, heard_at=now, progress=0, problem="", tries=F("tries") + 1)
        ):
            return None
        video = Video.objects.get(pk=video_id)
    return Try(video, video.tries, video.file.name or "")


def _make(attempt: Try, folder: Path) -> None:
    video = attempt.video
    if not attempt.source:
        raise Refused(_("Video ini tidak mempunyai berkas. Unggah videonya."))
    source = working.local_copy(video.file.storage, attempt.source, folder)
    with source.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        look = _looked_at(file)
    outputs = [(size, folder / f"{number}.mp4") for number, size in enumerate(sizes_of((look.width, look.height)))]

    def hear(percent: int) -> bool:
        if not attempt.hear(percent):
            raise Superseded
        return True

    ffmpeg.encode(command.arguments(source, look, outputs), look.duration, hear)
    made = _verified(look, outputs)
    poster = b"" if video.thumbnail else _poster(outputs[0][1])
    _keep(attempt, outputs, made, poster, digest)


def _looked_at(file: Any) -> Look:
    try:
        return probe(file)
    except NoVideo as refused:
        raise Refused(str(MESSAGES[refused.problem])) from refused


def _verified(look: Look, outputs: Sequence[tuple[Size, Path]]) -> Look:
    """Return what the larger video is; what was made must be whole, of its size, upright and without a word."""
    looks = []
    for size, path in outputs:
        try:
            with path.open("rb") as file:
                made = probe(file)
        except (NoVideo, OSError) as failure:
            raise ffmpeg.EncodingFailed(f"{size}: {failure!r}") from failure
        wrong = [
            (made.width, made.height) != size,
            made.rotation,
            (made.video_codec, made.container) != ("h264", "mov"),
            bool(made.audio_codec) != bool(look.audio_codec),
            abs(made.duration - look.duration) > max(2.0, look.duration * 0.1),
            made.streams > 2,
            set(made.tags) - HARMLESS_TAGS,
        ]
        if any(wrong):
            raise ffmpeg.EncodingFailed(f"{size}: made {made}")
        looks.append(made)
    return looks[0]


def _poster(path: Path) -> bytes:
    """Return a JPEG of a telling moment, b"" where none can be read: a video without a poster plays all the same."""
    with path.open("rb") as file:
        outcome = run("media_pipeline.videos.stills", file, limits.STILL, most_output=limits.STILL_BYTES)
    return outcome.output if outcome.code == 0 and outcome.output.startswith(b"\xff\xd8") else b""


def _keep(attempt: Try, outputs: Sequence[tuple[Size, Path]], made: Look, poster: bytes, digest: str) -> None:
    """Store what was made, and put it in the place of what was uploaded, in one step."""
    video = attempt.video
    fields: dict[str, Any] = describe(made)
    stored: list[tuple[Any, str]] = []
    try:
        for name, (_size, path) in zip(("file", "small"), outputs, strict=False):
            field = getattr(video, name)
            with path.open("rb") as content:
                wanted = f"{FOLDER}/{plain_name(video.title, 'mp4')}"
                stored.append((field.storage, field.storage.save(wanted, File(content))))
            fields[name] = stored[-1][1]
            if name == "file":
                fields["file_size"] = path.stat().st_size
        if poster:
            wanted = f"{video.thumbnail.field.upload_to}/{STILL}{plain_name(video.title, 'jpg')}"
            stored.append((video.thumbnail.storage, video.thumbnail.storage.save(wanted, ContentFile(poster))))
            fields["thumbnail"] = stored[-1][1]
        # What it shows stays the same, so nobody needs to approve it: the system alone writes a frozen file.
        with transaction.atomic(), system_publication():
            if not attempt.row.update(
                **({"small": ""} | fields),
                state=State.READY,
                progress=100,
                problem="",
                heard_at=None,
                upload_hash=digest,
            ):
                raise Superseded
            transaction.on_commit(partial(video.file.storage.delete, attempt.source))
            settle_later(Video, [video.pk])
    except BaseException:
        for storage, name in stored:
            storage.delete(name)
        raise
    logger.info("video_ready", video=video.pk, seconds=made.duration, bytes=fields["file_size"])


def _again_or_fail(attempt: Try, message: str) -> None:
    if attempt.number < MAX_TRIES:
        # The next minute asks again: what is wrong with a store or a machine takes a while to pass.
        attempt.row.update(state=State.WAITING, heard_at=None, progress=0)
    else:
        _fail(attempt, message)


def _fail(attempt: Try, message: str) -> None:
    if attempt.row.update(state=State.FAILED, problem=message, progress=0, heard_at=None):
        logger.error("video_failed", video=attempt.video.pk, tries=attempt.number)


def failed_message() -> str:
    """Return what is said of a video that was tried in vain."""
    return _(
        "Video tidak dapat diolah. Coba lagi; bila tetap gagal, simpan ulang videonya sebagai MP4 dan unggah kembali."
    )


def _slow_message() -> str:
    return _("Pengolahan video terlalu lama. Coba lagi nanti, atau potong dan perkecil videonya, lalu unggah kembali.")
