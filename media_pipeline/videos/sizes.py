"""How large the two videos are that are made of one; arithmetic alone."""

from media_pipeline.videos.limits import LARGE, SMALL

Size = tuple[int, int]
# A second file that is hardly smaller than the first saves nobody anything.
_WORTH_IT = 0.7


def fitted(size: Size, box: Size) -> Size:
    """Return the size in whole, even pixels that fits the box, lying or standing like the picture; never larger."""
    width, height = size
    long, short = box
    across, down = (long, short) if width >= height else (short, long)
    scale = min(1.0, across / width, down / height)
    return _even(width * scale), _even(height * scale)


def sizes_of(size: Size) -> tuple[Size, ...]:
    """Return the sizes to make, the larger first: two, or one of a video that is small by itself."""
    large, small = fitted(size, LARGE), fitted(size, SMALL)
    return (large, small) if small[0] * small[1] < large[0] * large[1] * _WORTH_IT else (large,)


def _even(pixels: float) -> int:
    # Colour is stored for every second pixel (4:2:0).
    return max(2, round(pixels / 2) * 2)
