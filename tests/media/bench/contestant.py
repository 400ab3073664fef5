"""One library makes one plan's files: `contestant NAME PHOTO PLAN OUT`; prints seconds, growth in MiB, and bytes.

Names: house (the house's own making), pillow (each file from the photo, as it comes), vips. Without Django.
"""

import json
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

Files = list[bytes]


def house(data: bytes, plan: dict[str, Any]) -> Files:
    from media_pipeline.pictures.making import make

    return [content for _kind, content in make(data, plan)[1]]


def pillow(data: bytes, plan: dict[str, Any]) -> Files:
    from PIL import Image

    made = []
    for file in plan["files"]:
        image = Image.open(BytesIO(data)).crop(file["box"]).resize(file["size"], Image.Resampling.LANCZOS)
        buffer = BytesIO()
        kind = file["kind"] or "jpeg"
        options = {} if kind == "png" else {"quality": file["quality"]}
        image.save(buffer, kind.upper(), **options)
        made.append(buffer.getvalue())
    return made


def vips(data: bytes, plan: dict[str, Any]) -> Files:
    import pyvips

    made = []
    for file in plan["files"]:
        left, top, right, bottom = file["box"]
        kind = file["kind"] or "jpeg"
        width, height = file["size"]
        if (right - left, bottom - top) == tuple(plan["size"]):
            image = pyvips.Image.thumbnail_buffer(data, width, height=height, size="force")
        else:
            image = pyvips.Image.new_from_buffer(data, "").crop(left, top, right - left, bottom - top)
            image = image.thumbnail_image(width, height=height, size="force")
        options = {} if kind == "png" else {"Q": file["quality"]}
        # The pace of the house's AVIF, which libvips counts the other way round.
        options |= {"effort": 9 - min(file["speed"], 9)} if kind == "avif" else {}
        made.append(image.write_to_buffer({"jpeg": ".jpg"}.get(kind, f".{kind}"), strip=True, **options))
    return made


def warm(name: str) -> None:
    """Import what is used, so that the process is idle and not empty."""
    if name == "vips":
        import pyvips  # noqa: F401
    else:
        from PIL import AvifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401

        from media_pipeline.pictures import making  # noqa: F401


def memory(word: str) -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.split(f"{word}:")[1].split()[0]) / 1024


def main() -> None:
    name, photo, plan, out = sys.argv[1:]
    data, wanted = Path(photo).read_bytes(), json.loads(plan)
    warm(name)
    makers: dict[str, Callable[[bytes, dict[str, Any]], Files]] = {"house": house, "pillow": pillow, "vips": vips}
    before, started = memory("VmRSS"), time.monotonic()
    files = makers[name](data, wanted)
    seconds = time.monotonic() - started
    if out:
        Path(out).write_bytes(files[0])
    report = {"seconds": seconds, "growth": memory("VmHWM") - before, "bytes": sum(map(len, files))}
    sys.stdout.write(json.dumps(report))


if __name__ == "__main__":
    main()
