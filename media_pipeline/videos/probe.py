"""What a video is: one function, whatever library or program answers it."""

import json
from typing import Any, BinaryIO

from media_pipeline.bounded import run
from media_pipeline.videos import limits
from media_pipeline.videos.findings import Look, Problem


class NoVideo(Exception):  # noqa: N818
    """A file that is no video which can be shown, with the reason."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


def probe(file: BinaryIO) -> Look:
    """Look at a real file (one with a descriptor) in a process of its own; about half a second, 30 s at most.

    Raises NoVideo for every file that cannot be shown, and OSError where the process cannot be started.
    """
    outcome = run("media_pipeline.videos.looking", file, limits.LOOK)
    try:
        match json.loads(outcome.output):
            case ["look", value]:
                return Look.from_json(value)
            case ["problem", str(problem)] if problem in set(Problem):
                raise NoVideo(Problem(problem))
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise NoVideo(Problem.SLOW if outcome.was_ended else Problem.BROKEN)


def describe(look: Look) -> dict[str, Any]:
    """Return the fields of a Video that its bytes tell."""
    return {"width": look.width, "height": look.height, "duration": round(look.duration, 2)}
