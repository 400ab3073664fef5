"""Starts the opening process, waits no longer than it may take, and believes nothing that it says."""

import json
import re
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import Any, BinaryIO

from media_pipeline.bounded import Outcome, run
from media_pipeline.pictures import limits, signatures
from media_pipeline.pictures.findings import Note, Problem, Refused

_MODULE = "media_pipeline.pictures"
_COLOR = re.compile(r"^#[0-9a-f]{6}$")
_KINDS = frozenset({"jpeg", "png", "gif"})
_MADE = frozenset({"avif", "webp", "jpeg", "png"})
_MAX_PIXELS = 2**31


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A picture that holds nothing but its pixels; width and height in pixels, `color` as "#rrggbb"."""

    content: bytes
    kind: str
    width: int
    height: int
    color: str
    notes: tuple[Note, ...]


class MakingError(OSError):
    """The picture's files could not be made from what is stored."""


class OtherSizeError(Exception):
    """What is stored is not of the size that the database says."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size)
        self.size = size


def clean(file: BinaryIO, *, max_pixels: int, max_frames: int) -> Cleaned:
    """Return what may be stored of a real file (one with a descriptor).

    Raises Refused, and OSError where the process cannot be started.
    """
    file.seek(0)
    kind = signatures.kind_of(file.read(4096))
    arguments = ["clean", kind, str(max_pixels), str(max_frames)]
    with TemporaryFile() as answer:
        bounds = limits.CLEANING_HEIF if kind == "heif" else limits.CLEANING
        outcome = run(_MODULE, file, bounds, arguments=arguments, into=answer)
        said = _said(answer)
        match said:
            case {"problem": str(problem)} if problem in set(Problem):
                values = said.get("values")
                raise Refused(Problem(problem), **(_plain(values) if isinstance(values, dict) else {}))
            case {
                "kind": str(kind),
                "width": int(width),
                "height": int(height),
                "color": str(color),
                "notes": list(notes),
                "length": int(length),
            } if kind in _KINDS and _COLOR.match(color) and 0 < width < _MAX_PIXELS and 0 < height < _MAX_PIXELS:
                content = answer.read(length)
                if content and len(content) == length:
                    known = tuple(Note(each) for each in notes if each in set(Note))
                    return Cleaned(content, kind, width, height, color, known)
    raise Refused(Problem.TOO_MUCH if outcome.was_ended else Problem.BROKEN)


@dataclass(frozen=True, slots=True)
class Made:
    """Kind and bytes of each file of a plan, in order; `color` as "#rrggbb"."""

    color: str
    files: tuple[tuple[str, bytes], ...]


def make(file: BinaryIO, plan: dict[str, Any]) -> Made:
    """Return the files of a plan (see `media_pipeline.pictures.making`).

    Raises OtherSizeError, MakingError, and OSError where the process cannot be started.
    """
    file.seek(0)
    kind = signatures.kind_of(file.read(4096))
    with TemporaryFile() as answer:
        outcome = run(_MODULE, file, limits.MAKING, arguments=["make", kind, json.dumps(plan)], into=answer)
        said = _said(answer)
        match said:
            case {"size": [int(width), int(height)]}:
                raise OtherSizeError((width, height))
            case {"color": str(color), "files": list(files)} if len(files) == len(plan["files"]) and _COLOR.match(
                color
            ):
                return Made(color, tuple(_next(answer, each) for each in files))
        raise MakingError(_reason(said, outcome))


def _said(answer: BinaryIO) -> Any:
    try:
        return json.loads(answer.readline(limits.MAX_HEADER))
    except (ValueError, RecursionError):
        # Nothing from a process that was ended.
        return None


def _next(answer: BinaryIO, told: Any) -> tuple[str, bytes]:
    match told:
        case [str(kind), int(length)] if kind in _MADE and length > 0:
            content = answer.read(length)
            if len(content) == length:
                return kind, content
    raise MakingError("answer")


def _reason(said: Any, outcome: Outcome) -> str:
    if isinstance(said, dict):
        return f"{said.get('problem')} {said.get('values') or ''}".strip()
    return "ended" if outcome.was_ended else f"code {outcome.code}"


def _plain(values: dict[str, Any]) -> dict[str, int | str]:
    """Return numbers and short words; the names are not those of this function's own arguments."""
    return {
        name: value if isinstance(value, int) else str(value)[:200]
        for name, value in values.items()
        if name != "problem" and isinstance(value, int | str)
    }
