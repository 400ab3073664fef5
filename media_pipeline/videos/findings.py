"""What looking at a video comes to; spoken by the looking process and understood by the one that asked."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Problem(StrEnum):
    """Why a file is no video that can be shown."""

    EMPTY = "empty"
    OTHER = "other"
    BROKEN = "broken"
    CUT = "cut"
    NO_PICTURE = "no_picture"
    TOO_LARGE = "too_large"
    SLOW = "slow"


@dataclass(frozen=True, slots=True)
class Look:
    """A video as it is shown: `width` and `height` in square pixels after turning; `duration` and `rate` per second.

    `container` is the demuxer's name; `tags` are the names of all metadata that it carries.
    """

    container: str
    video_codec: str
    width: int
    height: int
    rotation: int
    duration: float
    rate: float
    audio_codec: str = ""
    streams: int = 1
    tags: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, value: Any) -> "Look":
        """Believe nothing: raises KeyError, TypeError or ValueError for what is no look at a video."""
        look = cls(
            container=str(value["container"])[:20],
            video_codec=str(value["video_codec"])[:40],
            width=int(value["width"]),
            height=int(value["height"]),
            rotation=int(value["rotation"]),
            duration=float(value["duration"]),
            rate=float(value["rate"]),
            audio_codec=str(value["audio_codec"])[:40],
            streams=int(value["streams"]),
            tags=tuple(str(tag)[:80] for tag in value["tags"])[:200],
        )
        if not (0 < look.width < 2**16 and 0 < look.height < 2**16 and 0 <= look.duration < 10**6):
            raise ValueError(f"No picture measures {look.width} x {look.height} for {look.duration} s.")
        return look
