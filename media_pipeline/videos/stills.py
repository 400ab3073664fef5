"""The still process: the video that was made is its standard input, a JPEG of its most telling moment its output."""

import io
import os
import sys
from typing import Any

from media_pipeline.bounded import confine
from media_pipeline.videos import limits

# Shares of the length; films start and end black.
_MOMENTS = (0.1, 0.25, 0.4, 0.55, 0.7, 0.85, 0.0)


def main() -> None:
    confine(limits.STILL)
    picture = most_telling(os.fdopen(0, "rb", closefd=False))
    output = io.BytesIO()
    picture.save(output, "JPEG", quality=84, optimize=True)
    sys.stdout.buffer.write(output.getvalue())


def most_telling(file: Any) -> Any:
    """Return the picture with the most difference between light and dark, as Pillow's; raise ValueError for none."""
    import av

    best, most = None, -1.0
    with av.open(file, mode="r", format="mov") as container:
        film = container.streams.video[0]
        film.codec_context.thread_count = 1
        length = (film.duration or 0) * film.time_base
        for moment in _MOMENTS:
            container.seek(int(length * moment / film.time_base) if length else 0, stream=film)
            frame = next(container.decode(film), None)
            if frame is None:
                continue
            score = _contrast(frame)
            if score > most:
                best, most = frame.to_image(), score
    if best is None:
        raise ValueError("No picture in this video.")
    return best


def _contrast(frame: Any) -> float:
    from PIL import ImageStat

    return float(ImageStat.Stat(frame.to_image(width=64, height=64).convert("L")).stddev[0])


if __name__ == "__main__":
    main()
