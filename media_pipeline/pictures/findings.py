"""What the opening process can say of a picture; both sides of the pipe read it."""

from enum import StrEnum


class Problem(StrEnum):
    """Why a picture is refused; what people read of it is in media_pipeline.pictures.messages."""

    EMPTY = "empty"
    SVG = "svg"
    UNSUPPORTED = "unsupported"
    NO_PICTURE = "no_picture"
    TRUNCATED = "truncated"
    BROKEN = "broken"
    MARKUP = "markup"
    OTHER_FILE = "other_file"
    TOO_MANY_BYTES = "too_many_bytes"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_LONG = "too_long"
    TOO_MANY_FRAMES = "too_many_frames"
    TOO_MUCH = "too_much"
    BUSY = "busy"


class Note(StrEnum):
    """What cleaning changed and the uploader should know."""

    OTHER_ENDING = "other_ending"
    TRAILER = "trailer"
    FIRST_FRAME_SHOWN = "first_frame_shown"
    FIRST_FRAME_KEPT = "first_frame_kept"


class Refused(Exception):  # noqa: N818 (an outcome, not a fault)
    """The picture is not taken; `values` go into the message."""

    def __init__(self, problem: Problem, **values: int | str) -> None:
        super().__init__(problem.value)
        self.problem = problem
        self.values = values
