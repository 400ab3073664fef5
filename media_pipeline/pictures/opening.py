"""Opens a picture of a known kind with one decoder alone, and looks at its header before a pixel is decoded."""

from io import BytesIO
from typing import Any

from PIL import AvifImagePlugin, Image, ImageFile

from media_pipeline.pictures.findings import Problem, Refused
from media_pipeline.pictures.limits import MAX_SIDE

# The limits below are asked instead, and threads are not to be had here.
Image.MAX_IMAGE_PIXELS = None
ImageFile.LOAD_TRUNCATED_IMAGES = False
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def opened(kind: str, data: bytes) -> Any:
    """Return the picture with nothing decoded yet; raises whatever the decoder runs into."""
    if kind == "heif":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False, decode_threads=1)
    return Image.open(BytesIO(data), formats=[kind.upper()])


def check_size(image: Any, max_pixels: int, max_frames: int) -> int:
    """Return the number of frames; raises Refused for more pixels or frames than are allowed."""
    width, height = image.size
    if width * height > max_pixels:
        raise Refused(Problem.TOO_MANY_PIXELS, width=width, height=height)
    if max(width, height) > MAX_SIDE:
        raise Refused(Problem.TOO_LONG, width=width, height=height)
    # Of what holds several pictures only the GIF shows them one after another and keeps them.
    frames = int(getattr(image, "n_frames", 1))
    if frames > max_frames:
        raise Refused(Problem.TOO_MANY_FRAMES, frames=frames)
    if image.format == "GIF" and width * height * frames > max_pixels:
        raise Refused(Problem.TOO_MANY_PIXELS, width=width, height=height, frames=frames)
    return frames


def turn_of(image: Any) -> Any:
    """Return the transposition that sets a picture upright (Exif 2.32, tag 274), or None."""
    try:
        return _TURNS.get(image.getexif().get(_ORIENTATION))
    except Exception:
        # Exif is a small file of its own, and as often broken.
        return None
