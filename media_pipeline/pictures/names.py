"""Names under which pictures are stored, and titles that lists show: nothing of a path, and nothing invisible."""

import re
import unicodedata

from django.utils.text import slugify
from wagtail.coreutils import string_to_ascii

ENDINGS = {"jpeg": "jpg", "png": "png", "gif": "gif"}
# What names of each kind end in, as people and phones write them.
_KINDS = {
    "jpg": "jpeg",
    "jpeg": "jpeg",
    "jpe": "jpeg",
    "jfif": "jpeg",
    "png": "png",
    "gif": "gif",
    "webp": "webp",
    "avif": "avif",
    "heic": "heif",
    "heif": "heif",
}
_MOST = 60
# Names that Windows keeps for devices, with whatever ending: somebody will download the file there.
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com\d|lpt\d)$")
_ENDING = re.compile(r"\.([A-Za-z0-9]{1,5})$")


def kind_by_name(name: str) -> str:
    """Return the kind of picture that a name claims, or "" for one that claims none."""
    ending = _ENDING.search(_last_part(name).strip())
    return _KINDS.get(ending.group(1).lower(), "") if ending else ""


def stored_name(name: str, kind: str) -> str:
    """Return a short ASCII name with the ending of what the file is."""
    stem = _ENDING.sub("", readable(_last_part(name)))
    short = slugify(string_to_ascii(stem).replace(".", "-").replace("_", "-"))[:_MOST].strip("-")
    if not short or _RESERVED.match(short):
        short = f"gambar-{short}".strip("-")
    return f"{short}.{ENDINGS[kind]}"


def readable(text: str) -> str:
    """Return a line without control characters, marks of direction and other things that nobody sees (Unicode C*)."""
    seen = "".join(
        " " if unicodedata.category(each) in {"Zs", "Zl", "Zp", "Cc"} else each
        for each in unicodedata.normalize("NFC", text)
        if unicodedata.category(each) not in {"Cf", "Co", "Cs", "Cn"}
    )
    return " ".join(seen.split())


def _last_part(name: str) -> str:
    return re.split(r"[/\\]", name.replace("\0", ""))[-1]
