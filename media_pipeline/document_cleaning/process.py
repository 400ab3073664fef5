"""Starts the cleaning process, waits no longer than it may take, and believes nothing that it says."""

import json
import os
from dataclasses import dataclass
from typing import Any, BinaryIO

from media_pipeline.bounded import run
from media_pipeline.document_cleaning import limits
from media_pipeline.document_cleaning.findings import Note, Refusal, Refused


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`is_same` says that the bytes as they came are to be kept; otherwise they are in the output."""

    notes: tuple[Note, ...]
    is_same: bool


def clean(file: BinaryIO, kind: str, output: BinaryIO) -> Cleaned:
    """Clean a real file (one with a descriptor) into another one, both from their starts; at most WALL_SECONDS.

    Raises Refused for a document that is not accepted, and OSError where the process cannot be started.
    """
    outcome = run("media_pipeline.document_cleaning", file, limits.LIMITS, arguments=[kind], into=output)
    found = _end_of(output)
    if found is None or outcome.code:
        raise Refused(Refusal.TOO_COMPLEX if outcome.was_ended else Refusal.BROKEN)
    match found:
        case {"refused": str(reason), "part": str(part)} if reason in set(Refusal):
            raise Refused(Refusal(reason), _printable(part))
        case {"notes": list(notes), "same": bool(is_same)}:
            return Cleaned(tuple(Note(note) for note in notes if note in set(Note)), is_same)
    raise Refused(Refusal.BROKEN)


def _end_of(output: BinaryIO) -> dict[str, Any] | None:
    """Return what the process found, and cut it off; None for one that was ended before it could tell."""
    size = output.seek(0, os.SEEK_END)
    if size < 4:
        return None
    output.seek(size - 4)
    length = int.from_bytes(output.read(4))
    start = size - 4 - length
    if start < 0 or length > 16 * 1024:
        return None
    output.seek(start)
    try:
        found = json.loads(output.read(length))
    except (ValueError, RecursionError):
        return None
    output.truncate(start)
    output.seek(0)
    return found if isinstance(found, dict) else None


def _printable(part: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in part)
