"""Makes of an uploaded picture one that holds nothing but its pixels: upright, sRGB, eight bits, no metadata."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from PIL import JpegImagePlugin

from media_pipeline.pictures import colours, ends, opening, signatures, strangers
from media_pipeline.pictures.findings import Note, Problem, Refused

# Of what was no JPEG before; a JPEG keeps its own tables.
_QUALITY = 90
# The step from 3 to 6 takes three times as long and wins nothing on photos.
_COMPRESSION = 3
_HEAD = 4096


@dataclass(slots=True)
class Clean:
    """The bytes to be stored, what they are, and what was left out."""

    content: bytes
    kind: str
    width: int
    height: int
    color: str
    notes: list[Note] = field(default_factory=list)


def clean(data: bytes, *, max_pixels: int, max_frames: int) -> Clean:
    """Return the cleaned picture; raises Refused, and MemoryError for what does not fit into this process."""
    kind = _kind(data)
    end = ends.end_of(kind, data)
    strangers.refuse(data, end)
    notes = [Note.TRAILER] if data[end:].strip(b"\0\r\n ") else []
    # What follows a picture goes no further; a second picture behind the first one is not opened either.
    image = opening.opened(kind, data[:end])
    frames = opening.check_size(image, max_pixels, max_frames)
    if kind == "gif" and frames > 1:
        return _animation(image, [*notes, Note.FIRST_FRAME_SHOWN])
    # A HEIC of several pictures names its first; that is the photo.
    if frames > 1 and kind != "heif":
        notes.append(Note.FIRST_FRAME_KEPT)
    image.load()
    return _still(image, kind, notes)


def _kind(data: bytes) -> str:
    if not data:
        raise Refused(Problem.EMPTY)
    kind = signatures.kind_of(data[:_HEAD])
    if kind in signatures.PICTURES:
        return kind
    if kind == "svg":
        raise Refused(Problem.SVG)
    if kind in signatures.OTHER_PICTURES:
        raise Refused(Problem.UNSUPPORTED, kind=kind.upper())
    raise Refused(Problem.NO_PICTURE)


def _still(image: Any, kind: str, notes: list[Note]) -> Clean:
    tables: dict[str, Any] = {}
    if kind == "jpeg" and image.mode in {"L", "RGB"}:
        # Written with the tables that it came with, a JPEG loses next to nothing once more.
        sampling = JpegImagePlugin.get_sampling(image)
        tables = {"qtables": image.quantization, "subsampling": sampling if sampling >= 0 else 2}
    turn, profile = opening.turn_of(image), image.info.get("icc_profile")
    image = colours.to_srgb(image, profile)
    if turn is not None:
        image = image.transpose(turn)
    stays = kind in {"png", "gif"} or not colours.is_opaque(image)
    content = _png(image) if stays else _jpeg(image, tables)
    return Clean(content, "png" if stays else "jpeg", image.width, image.height, colours.average(image), notes)


def _png(image: Any) -> bytes:
    buffer = BytesIO()
    options = {}
    if image.mode in {"RGBA", "LA"} and colours.is_opaque(image):
        image = image.convert(image.mode[:-1])
    if "transparency" in image.info:
        options["transparency"] = image.info["transparency"]
    image.info = {}
    image.save(buffer, "PNG", compress_level=_COMPRESSION, **options)
    return buffer.getvalue()


def _jpeg(image: Any, tables: dict[str, Any]) -> bytes:
    if image.mode not in {"L", "RGB"}:
        image = image.convert("L" if image.mode in {"1", "LA"} else "RGB")
    image.info = {}
    buffer = BytesIO()
    try:
        image.save(buffer, "JPEG", **tables or {"quality": _QUALITY, "subsampling": 0})
    except (ValueError, TypeError):
        # Tables of a number or shape that only their own encoder writes.
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=_QUALITY)
    return buffer.getvalue()


def _animation(image: Any, notes: list[Note]) -> Clean:
    frames, times = [], []
    loop = image.info.get("loop")
    for number in range(image.n_frames):
        image.seek(number)
        frame = image.convert("RGBA" if image.has_transparency_data else "RGB")
        # A comment would be written again with the frame.
        frame.info = {}
        frames.append(frame)
        times.append(int(image.info.get("duration", 100)))
    buffer = BytesIO()
    options = {} if loop is None else {"loop": int(loop)}
    see_through = any(frame.mode == "RGBA" for frame in frames)
    frames[0].save(
        buffer,
        "GIF",
        save_all=True,
        append_images=frames[1:],
        duration=times,
        disposal=2 if see_through else 0,
        optimize=False,
        **options,
    )
    first = frames[0]
    return Clean(buffer.getvalue(), "gif", first.width, first.height, colours.average(first), notes)
