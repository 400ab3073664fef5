"""Where a picture ends in its file: what stops before is truncated, what stands behind is none of it."""

import re
import zlib

from media_pipeline.pictures.findings import Problem, Refused

# In the compressed part of a JPEG (ITU T.81, B.1.1.5) an FF is followed by a zero, a restart or another FF; anything
# else starts a segment or ends the picture. What stray bytes some cameras leave between segments is skipped alike.
_SEGMENT = re.compile(rb"\xff+([^\x00\x01\xff\xd0-\xd8])")
# Boxes that a file of pictures starts with; what cannot be one ends the walk.
_BOX = re.compile(rb"^[A-Za-z0-9 ]{4}$")


def end_of(kind: str, data: bytes) -> int:
    """Return the offset behind the picture's last byte; raises Refused for one that breaks off."""
    return {"jpeg": _jpeg, "png": _png, "gif": _gif, "webp": _riff, "avif": _boxes, "heif": _boxes}[kind](data)


def _jpeg(data: bytes) -> int:
    at = 2
    while (found := _SEGMENT.search(data, at)) is not None:
        code, at = found.group(1), found.end()
        if code == b"\xd9":
            return at
        length = int.from_bytes(data[at : at + 2], "big")
        if length < 2 or at + length > len(data):
            break
        at += length
    raise Refused(Problem.TRUNCATED)


def _png(data: bytes) -> int:
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        end = at + 12 + length
        if end > len(data):
            break
        if zlib.crc32(data[at + 4 : end - 4]) != int.from_bytes(data[end - 4 : end], "big"):
            raise Refused(Problem.BROKEN)
        if data[at + 4 : at + 8] == b"IEND":
            return end
        at = end
    raise Refused(Problem.TRUNCATED)


def _gif(data: bytes) -> int:
    """GIF89a specification, appendix B: a screen, then blocks until the trailer; an encoder may forget the trailer."""
    if len(data) < 13:
        raise Refused(Problem.TRUNCATED)
    at = 13 + _colours(data[10])
    while at < len(data):
        kind = data[at]
        if kind == 0x3B:
            return at + 1
        if kind == 0x2C and at + 10 <= len(data):
            at = _sub_blocks(data, at + 11 + _colours(data[at + 9]))
        elif kind == 0x21:
            at = _sub_blocks(data, at + 2)
        else:
            return at
    return len(data)


def _colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _sub_blocks(data: bytes, at: int) -> int:
    while at < len(data):
        size = data[at]
        at += 1 + size
        if not size:
            return at
    raise Refused(Problem.TRUNCATED)


def _riff(data: bytes) -> int:
    size = int.from_bytes(data[4:8], "little")
    end = 8 + size + size % 2
    if 8 + size > len(data):
        raise Refused(Problem.TRUNCATED)
    return min(end, len(data))


def _boxes(data: bytes) -> int:
    """ISO/IEC 14496-12, 4.2: size, type, and a size of 64 bits where the first is one; zero reaches to the end."""
    at = 0
    while at + 8 <= len(data):
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        if not _BOX.match(data[at + 4 : at + 8]):
            return at
        if size == 0:
            return len(data)
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        if size < head:
            return at
        if at + size > len(data):
            raise Refused(Problem.TRUNCATED)
        at += size
    return at
