"""A 12-megapixel photo that nobody took: detail of every size, as nature has it, and the noise of a small sensor."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageChops

SIZE = (4032, 3024)


def photo(seed: int = 0, size: tuple[int, int] = SIZE) -> bytes:
    """Return a JPEG of about four megabytes; another seed is another picture."""
    buffer = BytesIO()
    drawn(size).rotate(seed).save(buffer, "JPEG", quality=88)
    return buffer.getvalue()


def drawn(size: tuple[int, int]) -> Any:
    channels = []
    for _channel in range(3):
        total = Image.new("L", size, 128)
        for octave in range(1, 8):
            small = Image.effect_noise((2 << octave, 2 << octave), 150 / octave**1.1)
            large = small.resize(size, Image.Resampling.BICUBIC)
            total = ImageChops.add(total, large, scale=1, offset=-128)
        channels.append(ImageChops.add(total, Image.effect_noise(size, 8), scale=1, offset=-128))
    return Image.merge("RGB", channels)
