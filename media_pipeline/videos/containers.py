"""What kind of file a video is, from its first bytes; the standard library alone, for the bounded processes."""

# ISO/IEC 14496-12 files start with a box, most with `ftyp`; QuickTime's older ones with any of these.
_BOXES = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"})
HEAD = 16
# The demuxer that opens it, and the ending that it is stored under.
ENDINGS = {"mov": "mp4", "matroska": "mkv", "avi": "avi"}


def container_of(head: bytes) -> str:
    """Return the demuxer's name for a file that starts with these bytes, "" for no kind that is accepted.

    Naming it keeps the libraries from guessing: a playlist would make them open what it names.
    """
    if head[4:8] in _BOXES:
        return "mov"
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return "matroska"
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return "avi"
    return ""
