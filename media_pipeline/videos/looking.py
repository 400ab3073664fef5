"""The looking process: the video is its standard input, what it is its output, as JSON.

["look", {…}] or ["problem", "…"]; nothing when the process was ended. It opens the file with the one demuxer that its
bytes ask for, decodes one picture, and reads on to the end to see whether all of it is there.
"""

import json
import os
import sys
from typing import Any

from media_pipeline.bounded import confine
from media_pipeline.videos import limits
from media_pipeline.videos.containers import HEAD, container_of
from media_pipeline.videos.findings import Look, Problem

# The packets of a long video are many, its last minute tells enough.
_TAIL_SECONDS = 20
# A duration that the file claims is rounded, and sound may go on a little after the picture.
_SLACK_SECONDS, _SLACK_SHARE = 2.0, 0.1


class Refused(Exception):  # noqa: N818
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def main() -> None:
    confine(limits.LOOK)
    try:
        answer: list[Any] = ["look", look(os.fdopen(0, "rb", closefd=False)).as_json()]
    except Refused as refused:
        answer = ["problem", refused.problem]
    except MemoryError:
        answer = ["problem", Problem.TOO_LARGE]
    except Exception:
        # A demuxer meets hostile bytes with any error at all, and all of them mean the same to people.
        answer = ["problem", Problem.BROKEN]
    sys.stdout.write(json.dumps(answer))


def look(file: Any) -> Look:
    import av

    head = file.read(HEAD)
    if not head:
        raise Refused(Problem.EMPTY)
    kind = container_of(head)
    if not kind:
        raise Refused(Problem.OTHER)
    file.seek(0)
    with av.open(file, mode="r", format=kind, metadata_errors="replace") as container:
        films = [stream for stream in container.streams.video if not _is_cover(stream)]
        if not films:
            raise Refused(Problem.NO_PICTURE)
        film = films[0]
        context = film.codec_context
        if context is None:
            raise Refused(Problem.BROKEN)
        if context.width * context.height > limits.MAX_PIXELS:
            raise Refused(Problem.TOO_LARGE)
        context.thread_count = 1
        frame = next(container.decode(film), None)
        if frame is None:
            raise Refused(Problem.BROKEN)
        rotation = int(getattr(frame, "rotation", 0) or 0) % 360
        width, height = _square(frame.width, frame.height, film.sample_aspect_ratio)
        if rotation % 180 == 90:
            width, height = height, width
        sounds = [stream for stream in container.streams.audio if stream.codec_context is not None]
        return Look(
            container=kind,
            video_codec=context.name,
            width=width,
            height=height,
            rotation=rotation,
            duration=_duration(container, film),
            rate=float(film.average_rate or film.guessed_rate or 0),
            audio_codec=sounds[0].codec_context.name if sounds else "",
            streams=len(container.streams),
            tags=_tags(container),
        )


def _is_cover(stream: Any) -> bool:
    """Whether a video stream is one still picture that players show beside sound."""
    import av

    flag = av.stream.Disposition.attached_pic
    return bool(stream.disposition & flag)


def _square(width: int, height: int, ratio: Any) -> tuple[int, int]:
    """Return the size in square pixels; the shorter way of stretching, so that no pixel is lost."""
    if not ratio or ratio <= 0 or ratio == 1:
        return width, height
    if ratio > 1:
        return min(round(width * ratio), 65_535), height
    return width, min(round(height / ratio), 65_535)


def _duration(container: Any, film: Any) -> float:
    """Return the seconds that are really there; raise Refused for a file that ends before it says.

    Recordings of a browser do not say how long they are: these are read to their end.
    """
    claimed = float(film.duration * film.time_base) if film.duration else 0.0
    claimed = claimed or (container.duration or 0) / 1_000_000
    start = float((film.start_time or 0) * film.time_base)
    if claimed > _TAIL_SECONDS:
        container.seek(int((start + claimed - _TAIL_SECONDS) / film.time_base), stream=film)
    elif container.size:
        container.seek(film.start_time or 0, stream=film)
    end = start
    for packet in container.demux(film):
        if packet.pts is not None and not packet.is_corrupt:
            end = max(end, float((packet.pts + (packet.duration or 0)) * film.time_base))
    found = end - start
    if found <= 0:
        raise Refused(Problem.BROKEN)
    if claimed and found < claimed - max(_SLACK_SECONDS, claimed * _SLACK_SHARE):
        raise Refused(Problem.CUT)
    return max(claimed, found) if claimed else found


def _tags(container: Any) -> tuple[str, ...]:
    return tuple(sorted({*container.metadata, *(name for stream in container.streams for name in stream.metadata)}))


if __name__ == "__main__":
    main()
