"""Names that files of videos are stored under: short, plain, and never given twice."""

from os.path import basename, splitext

from django.utils.crypto import get_random_string
from django.utils.text import slugify

FOLDER = "media"
# So are posters called that nobody chose: they go with the film that they were taken from.
STILL = "cuplikan-"
_LONGEST = 40
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def plain_name(name: str, ending: str) -> str:
    """Return letters, digits and hyphens of what the file was called, something random, and the ending of what it is.

    The random part keeps an address from being guessed, and a name that once was used from meaning another file.
    """
    stem = slugify(splitext(basename(name.replace("\\", "/")))[0])[:_LONGEST].strip("-_") or "video"
    return f"{stem}-{get_random_string(8, _LETTERS)}.{ending}"
