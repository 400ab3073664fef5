"""What a file is, read from its first bytes; its name is never asked."""

import re
from collections.abc import Callable

PICTURES = frozenset({"jpeg", "png", "gif", "webp", "avif", "heif"})
# Brands of ISO/IEC 23008-12 (HEIF) and of the AV1 image format, as `ftyp` names them.
_AVIF = frozenset({b"avif", b"avis"})
_HEIF = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_SVG = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>|<!--.*?-->|<!doctype[^>]*>|\s)*<svg[\s>]", re.I | re.S)
_MARKUP = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|\?php|script|body|head)", re.I)

# Name, and whether the head is one. First come what is taken, then what can be named in words.
_TESTS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("jpeg", lambda head: head.startswith(b"\xff\xd8\xff")),
    ("png", lambda head: head.startswith(b"\x89PNG\r\n\x1a\n")),
    ("gif", lambda head: head[:6] in {b"GIF87a", b"GIF89a"}),
    ("webp", lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP"),
    ("avif", lambda head: bool(_brands(head) & _AVIF)),
    ("heif", lambda head: bool(_brands(head) & _HEIF)),
    ("svg", lambda head: bool(_SVG.match(head))),
    ("tiff", lambda head: head[:4] in {b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"}),
    ("bmp", lambda head: head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"),
    ("psd", lambda head: head.startswith(b"8BPS")),
    ("jpeg 2000", lambda head: head.startswith((b"\0\0\0\x0cjP  \r\n", b"\xff\x4f\xff\x51"))),
    ("jpeg xl", lambda head: head.startswith((b"\xff\x0a", b"\0\0\0\x0cJXL \r\n"))),
    ("ico", lambda head: head.startswith((b"\0\0\1\0", b"\0\0\2\0"))),
    ("pdf", lambda head: b"%PDF-" in head[:1024]),
    ("html", lambda head: bool(_MARKUP.match(head))),
)
# Pictures of other kinds: to be saved again as one of those that are taken.
OTHER_PICTURES = frozenset({"tiff", "bmp", "psd", "jpeg 2000", "jpeg xl", "ico"})


def kind_of(head: bytes) -> str:
    """Return what the first kilobytes of a file say that it is, or "" for anything else."""
    return next((name for name, is_one in _TESTS if is_one(head)), "")


def _brands(head: bytes) -> set[bytes]:
    if head[4:8] != b"ftyp":
        return set()
    size = min(int.from_bytes(head[:4], "big"), len(head), 256)
    return {head[8:12], *(head[at : at + 4] for at in range(16, size - 3, 4))}
