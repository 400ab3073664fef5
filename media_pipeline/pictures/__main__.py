"""The opening process. The picture is its standard input; it answers a line of JSON, then the bytes that this names.

clean KIND PIXELS FRAMES   {"kind": …, "width": …, "height": …, "color": …, "notes": […], "length": …} and one file
make KIND PLAN             {"color": …, "files": [[kind, length], …]} and the files, or {"size": [width, height]}

or {"problem": …, "values": {…}}; nothing at all from a process that was ended.
"""

import json
import os
import sys
from typing import Any

from media_pipeline.bounded import confine
from media_pipeline.pictures import limits
from media_pipeline.pictures.findings import Problem, Refused


def main() -> None:
    what, kind, *rest = sys.argv[1:]
    if what == "make":
        confine(limits.MAKING)
    else:
        confine(limits.CLEANING_HEIF if kind == "heif" else limits.CLEANING)
    try:
        answer, contents = (_make if what == "make" else _clean)(*rest)
    except Refused as refused:
        answer, contents = {"problem": refused.problem, "values": refused.values}, []
    except MemoryError:
        answer, contents = {"problem": Problem.TOO_MUCH}, []
    except Exception as error:
        # Decoders meet hostile bytes with any error at all, and all of them mean the same to people.
        answer, contents = (
            {"problem": Problem.BROKEN, "values": {"error": f"{type(error).__name__}: {error}"[:200]}},
            [],
        )
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode("ascii") + b"\n")
    for content in contents:
        out.write(content)
    out.flush()


def _data() -> bytes:
    with os.fdopen(0, "rb", closefd=False) as file:
        return file.read()


def _clean(pixels: str, frames: str) -> tuple[dict[str, Any], list[bytes]]:
    from media_pipeline.pictures.cleaning import clean

    done = clean(_data(), max_pixels=int(pixels), max_frames=int(frames))
    answer = {name: getattr(done, name) for name in ("kind", "width", "height", "color", "notes")}
    return answer | {"length": len(done.content)}, [done.content]


def _make(plan: str) -> tuple[dict[str, Any], list[bytes]]:
    from media_pipeline.pictures.making import OtherSizeError, make

    try:
        color, made = make(_data(), json.loads(plan))
    except OtherSizeError as other:
        return {"size": other.size}, []
    return {"color": color, "files": [[kind, len(content)] for kind, content in made]}, [
        content for _kind, content in made
    ]


if __name__ == "__main__":
    main()
