"""Names of uploaded files as they are stored and read aloud: short, plain, and with the true ending."""

import re
import unicodedata
from os.path import splitext

_LONGEST = 80
# What Windows keeps for devices: nobody there could save such a file.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)


def stem_of(name: str, otherwise: str) -> str:
    """Return a name without ending in ASCII letters, digits, "-" and "_", at most 80 of them.

    Signs that turn the direction of writing, paths and all other endings are gone; `otherwise` stands in where
    nothing is left.
    """
    base = re.split(r"[/\\]", name)[-1]
    # Signs that show nothing, or turn what follows, part words like any other sign.
    base = "".join("-" if unicodedata.category(letter).startswith("C") else letter for letter in base)
    stem = "" if base.startswith(".") and base.count(".") == 1 else splitext(base)[0]
    stem = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^A-Za-z0-9_]+", "-", stem).strip("-_")[:_LONGEST].strip("-_")
    return otherwise if not stem or _DEVICES.match(stem) else stem
