"""Takes place, device and comments out of a JPEG or PNG by leaving out segments; not a pixel is touched.

JPEG: ITU-T T.81, B.1; PNG: W3C PNG, 5 and 11.3. What is not understood is returned as it came.
"""

import struct

_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_PNG = b"\x89PNG\r\n\x1a\n"
# What changes how the picture looks, and nothing that tells of its making.
_PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT pHYs bKGD hIST sPLT cICP acTL fcTL fdAT".split()
)


def without_metadata(content: bytes) -> bytes:
    """Return the picture without EXIF, XMP, IPTC, comments, thumbnails and whatever follows its end."""
    if content.startswith(b"\xff\xd8\xff"):
        return _jpeg(content)
    if content.startswith(_PNG):
        return _png(content)
    return content


def _jpeg(content: bytes) -> bytes:
    kept = bytearray(content[:2])
    place, size = 2, len(content)
    while place + 4 <= size:
        if content[place] != 0xFF:
            return content
        marker = content[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == 0xD9:
            return bytes(kept + b"\xff\xd9")
        if marker in _JPEG_ALONE:
            kept += content[place : place + 2]
            place += 2
            continue
        end = place + 2 + int.from_bytes(content[place + 2 : place + 4])
        if end > size or end < place + 4:
            return content
        if _is_kept(marker, content[place + 4 : end]):
            kept += content[place:end]
        place = end
        if marker == 0xDA:
            place = _scan_end(content, end)
            kept += content[end:place]
    # The end is missing: viewers show what there is.
    return bytes(kept + content[place:] if content[place:] == b"\xff\xd9" else kept + b"\xff\xd9")


def _is_kept(marker: int, body: bytes) -> bool:
    if marker == 0xE0:
        return body.startswith(b"JFIF\0")
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    # Adobe's tells how the colours are meant.
    return marker == 0xEE or not (0xE1 <= marker <= 0xEF or marker == 0xFE)


def _scan_end(content: bytes, start: int) -> int:
    """Return where the packed rows end: at the next marker that is neither a stuffed byte nor a restart."""
    place = start
    while (place := content.find(b"\xff", place)) >= 0 and place + 1 < len(content):
        follows = content[place + 1]
        if follows and not 0xD0 <= follows <= 0xD7 and follows != 0xFF:
            return place
        place += 1 if follows == 0xFF else 2
    return len(content)


def _png(content: bytes) -> bytes:
    kept = bytearray(_PNG)
    place = len(_PNG)
    while place + 12 <= len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        kind = content[place + 4 : place + 8]
        end = place + 12 + length
        if end > len(content):
            return content
        if kind in _PNG_KEPT:
            kept += content[place:end]
        if kind == b"IEND":
            return bytes(kept)
        place = end
    return content
