"""Starts the reading process, waits no longer than it may take, and believes nothing that it says."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from media_pipeline.bounded import Outcome, run
from media_pipeline.text_extraction import limits
from media_pipeline.text_extraction.findings import Extract, Finding

# A file may claim any number.
_MOST_PAGES = 100_000


def extract(file: BinaryIO) -> Extract:
    """Return the text of a real file (one with a descriptor), read from its start; at most WALL_SECONDS.

    Raises OSError where the process cannot be started.
    """
    return _understood(run("media_pipeline.text_extraction", file, limits.LIMITS, most_output=limits.MAX_OUTPUT))


def _understood(outcome: Outcome) -> Extract:
    pieces: list[str] = []
    end: tuple[Finding, int, bool] | None = None
    for value in _values(outcome.output):
        match value:
            case ["text", str(text)]:
                pieces.append(text)
            case ["end", str(finding), int(pages), bool(is_cut)] if finding in set(Finding):
                end = Finding(finding), min(max(pages, 0), _MOST_PAGES), is_cut
    text = _tidy("".join(pieces))
    if end is None:
        return Extract(Finding.TIMEOUT if outcome.was_ended else Finding.BROKEN, text, is_cut=bool(text))
    return Extract(end[0], text, *end[1:])


def _values(output: bytes) -> Iterator[Any]:
    for line in output.splitlines():
        try:
            yield json.loads(line)
        except (ValueError, RecursionError):
            # The last line of a process that was ended.
            continue


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in text[: limits.MAX_CHARACTERS].split("\n"))
    return "\n".join(line for line in lines if line)
