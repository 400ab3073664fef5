"""Makes all files of a picture from one decoding, at no more pixels than the largest of them needs."""

from io import BytesIO
from typing import Any

from PIL import Image

from media_pipeline.pictures import colours, opening, signatures

# How much larger than wanted a picture is shrunk to by plain averages before it is resampled.
_GAP = 2.0


class OtherSizeError(Exception):
    """The picture is not of the size that the plan was made for; `size` is what it is when upright."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(f"{size[0]} x {size[1]}")
        self.size = size


def make(data: bytes, plan: dict[str, Any]) -> tuple[str, list[tuple[str, bytes]]]:
    """Return the picture's colour, and kind and bytes of each planned file, in order.

    Raises OtherSizeError, and what decoders raise.

    `plan` holds `size`, and for each of `files`: `box` (of the whole picture), `size`, `kind` ("" for what the
    picture itself would be), `quality` and `speed`.
    """
    kind = signatures.kind_of(data[:4096])
    image = opening.opened(kind, data)
    turn, profile = opening.turn_of(image), image.info.get("icc_profile")
    turned = turn is not None and turn not in {
        Image.Transpose.FLIP_LEFT_RIGHT,
        Image.Transpose.FLIP_TOP_BOTTOM,
        Image.Transpose.ROTATE_180,
    }
    width, height = image.size
    size = (height, width) if turned else (width, height)
    if list(size) != plan["size"]:
        raise OtherSizeError(size)
    if kind == "jpeg":
        factor = max(_factor(file) for file in plan["files"])
        image.draft(None, (max(1, round(width * factor)), max(1, round(height * factor))))
    image.load()
    image = _plain(colours.to_srgb(image, profile))
    if turn is not None:
        image = image.transpose(turn)
    across, down = image.width / size[0], image.height / size[1]
    is_opaque = colours.is_opaque(image)
    made: list[tuple[str, bytes]] = []
    shrunk: dict[tuple[Any, ...], Any] = {}
    for file in plan["files"]:
        left, top, right, bottom = file["box"]
        box = (left * across, top * down, min(right * across, image.width), min(bottom * down, image.height))
        key = (box, tuple(file["size"]))
        if key not in shrunk:
            shrunk[key] = image.resize(tuple(file["size"]), Image.Resampling.LANCZOS, box, reducing_gap=_GAP)
            shrunk[key].info = {}
        wanted = file["kind"] or ("jpeg" if is_opaque else "png")
        made.append((wanted, _written(shrunk[key], wanted, file, is_opaque)))
    return colours.average(image), made


def _factor(file: dict[str, Any]) -> float:
    left, top, right, bottom = file["box"]
    width, height = file["size"]
    return float(max(width / max(1, right - left), height / max(1, bottom - top)))


def _plain(image: Any) -> Any:
    if image.mode == "P" or image.mode == "1":
        return image.convert("RGBA" if image.has_transparency_data else "L" if image.mode == "1" else "RGB")
    return image.convert("RGBA") if image.mode == "LA" or image.has_transparency_data else image


def _written(image: Any, kind: str, file: dict[str, Any], is_opaque: bool) -> bytes:
    if image.mode == "RGBA" and is_opaque:
        image = image.convert("RGB")
    if kind == "jpeg" and image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    options: dict[str, Any] = {
        "avif": {"quality": file["quality"], "speed": file["speed"], "max_threads": 1},
        "webp": {"quality": file["quality"]},
        "jpeg": {"quality": file["quality"], "progressive": True, "optimize": True},
        "png": {"optimize": True},
    }[kind]
    buffer = BytesIO()
    image.save(buffer, kind.upper(), **options)
    return buffer.getvalue()
