"""What must not hide in a picture: pages with script, programs, archives, other documents.

None of it would survive cleaning; whoever uploads such a file is told all the same. Patterns are long enough not to
turn up by chance in 25 MB of compressed picture.
"""

import re
import zipfile
from io import BytesIO

from media_pipeline.pictures.findings import Problem, Refused

_MARKUP = re.compile(
    rb"<script[\s>/]|<\?php\s|<!doctype\s+(?:html|svg)|<html[\s>]|<iframe[\s>]|<body[\s>]|<object\s|<embed\s"
    rb"|<svg[\s>][^\0]{0,300}?(?:xmlns|onload|</svg)|javascript:[a-z]|<img\s[^\0>]{0,200}?onerror",
    re.I,
)
# A reader of PDF looks for its mark anywhere in the first kilobyte, some look further.
_DOCUMENT = re.compile(rb"%PDF-[12]\.\d")
_PROGRAM = re.compile(
    rb"\x7fELF[\x01\x02][\x01\x02]\x01|PE\0\0(?:\x4c\x01|\x64\x86|\x64\xaa)|This program cannot be run in DOS mode"
    rb"|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c"
)
_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"MZ", b"#!", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ", b"\xca\xfe\xba\xbe")
# What is set in front of an archive so that it may follow anything.
_NEAR = 16


def refuse(data: bytes, end: int) -> None:
    """Raise Refused for a file that is more than the picture which ends at `end`."""
    if _MARKUP.search(data):
        raise Refused(Problem.MARKUP)
    tail = data[end:]
    near = tail[:_NEAR].lstrip(b"\0\r\n ")
    if (
        _DOCUMENT.search(data)
        or _PROGRAM.search(data)
        or near.startswith(_STARTS)
        # A ZIP is found from its end, whatever stands before it.
        or zipfile.is_zipfile(BytesIO(data))
    ):
        raise Refused(Problem.OTHER_FILE)
