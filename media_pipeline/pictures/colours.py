"""All pixels become sRGB of eight bits: what no profile, no deeper channel and no ink is needed for."""

from contextlib import suppress
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

_SPACES = {"RGB ": {"RGB", "RGBA"}, "GRAY": {"L", "LA"}, "CMYK": {"CMYK"}}
_SRGB = ImageCms.createProfile("sRGB")
_HOW: dict[str, Any] = {
    "renderingIntent": ImageCms.Intent.RELATIVE_COLORIMETRIC,
    "flags": ImageCms.Flags.BLACKPOINTCOMPENSATION,
}


def is_opaque(image: Any) -> bool:
    """Whether nothing shines through: no alpha, or one that is full everywhere."""
    if not image.has_transparency_data:
        return True
    if image.mode in {"RGBA", "LA"}:
        return bool(image.getchannel("A").getextrema()[0] == 255)
    return False


def to_srgb(image: Any, profile: bytes | None) -> Any:
    """Return the picture as L, LA, RGB, RGBA, P or 1 without any profile; a profile that fits nothing is no profile."""
    image = _eight_bits(image)
    if profile:
        if image.mode == "P":
            image = image.convert("RGBA" if image.has_transparency_data else "RGB")
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            image = _converted(image, ImageCms.ImageCmsProfile(BytesIO(profile)))
    if image.mode in {"1", "L", "LA", "P", "RGB", "RGBA"}:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def average(image: Any) -> str:
    """Return the picture's colour on white as "#rrggbb"."""
    if image.mode not in {"L", "RGB", "RGBA"}:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    # In two steps: one would have to hold a row of weights as long as the picture.
    small = image.resize((min(image.width, 16), min(image.height, 16)), Image.Resampling.BOX, reducing_gap=1.0)
    if small.mode == "RGBA":
        white = Image.new("RGBA", small.size, "white")
        small = Image.alpha_composite(white, small)
    red, green, blue = small.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    return f"#{red:02x}{green:02x}{blue:02x}"


def _eight_bits(image: Any) -> Any:
    if image.mode.startswith("I;16"):
        # `convert` clips everything above 255 instead.
        return image.point(lambda value: value / 256, "L")
    if image.mode == "I":
        return image.point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("L") if image.mode == "F" else image


def _converted(image: Any, profile: Any) -> Any:
    space = profile.profile.xcolor_space
    if image.mode not in _SPACES.get(space, ()) or _is_srgb(profile):
        return image
    if image.mode in {"RGB", "RGBA"}:
        transform = ImageCms.buildTransform(profile, _SRGB, image.mode, image.mode, **_HOW)
        # In place: a second copy of sixty megapixels would be 240 MB.
        ImageCms.applyTransform(image, transform, inPlace=True)
        return image
    if image.mode == "LA":
        grey, alpha = image.split()
        return Image.merge("LA", (_converted(grey, profile), alpha))
    transform = ImageCms.buildTransform(profile, _SRGB, image.mode, "RGB", **_HOW)
    done: Any = ImageCms.applyTransform(image, transform)
    return done.convert("L") if image.mode == "L" else done


def _is_srgb(profile: Any) -> bool:
    return str(profile.profile.profile_description or "").startswith(("sRGB", "IEC 61966-2.1", "IEC61966-2.1"))
