"""Draws what stands where an agency would upload its own: a logo and a portrait that nobody can take for real ones."""

from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

_INK, _PAPER, _GROUND = "#5b1050", "#f6d9f1", "#ffffff"


@cache
def logo() -> bytes:
    """Return a PNG with a transparent ground that says LOGO CONTOH."""
    picture = Image.new("RGBA", (512, 512), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((16, 16, 496, 496), radius=72, fill=_PAPER, outline=_INK, width=20)
    _words(draw, "LOGO", (256, 205), 120)
    _words(draw, "CONTOH", (256, 325), 92)
    return _png(picture)


@cache
def portrait() -> bytes:
    """Return a PNG of a head without a face, which says FOTO CONTOH."""
    picture = Image.new("RGB", (640, 800), _PAPER)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((210, 150, 430, 400), fill=_INK)
    draw.rounded_rectangle((120, 440, 520, 900), radius=170, fill=_INK)
    draw.rectangle((0, 690, 640, 800), fill=_GROUND)
    _words(draw, "FOTO CONTOH", (320, 745), 64)
    return _png(picture)


def _words(draw: ImageDraw.ImageDraw, words: str, middle: tuple[int, int], size: int) -> None:
    draw.text(
        middle, words, fill=_INK, font=ImageFont.load_default(size), anchor="mm", stroke_width=2, stroke_fill=_INK
    )


def _png(picture: Image.Image) -> bytes:
    target = BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()
