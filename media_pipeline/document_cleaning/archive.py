"""A ZIP read without trust and written anew: bounded, with honest names, and without what does not belong to its parts.

APPNOTE 6.3; what its directory claims (sizes, names, places) is counted and checked, never believed.
"""

import re
import zipfile
from collections.abc import Iterator
from typing import BinaryIO

from media_pipeline.document_cleaning import limits
from media_pipeline.document_cleaning.findings import Refusal, Refused

_CHUNK = 1024 * 1024
_BAD_NAME = re.compile(
    r"(?:\A|/)\.\.(?:/|\Z)|\A/|\\|\A[A-Za-z]:|[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]"
)
_LINK = 0o120000
_FORMAT = 0o170000
# Packed already: a second packing takes time and gains nothing.
_PACKED = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".mp4", ".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods")


class Budget:
    """How much may still be expanded, over a document and everything inside it."""

    def __init__(self) -> None:
        self.left = limits.MAX_EXPANDED

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise Refused(Refusal.BOMB)


class Archive:
    """The parts of a ZIP, each checked before the first is read."""

    def __init__(self, file: BinaryIO, budget: Budget) -> None:
        file.seek(0)
        if file.read(4) != b"PK\x03\x04":
            raise Refused(Refusal.NOT_GENUINE)
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Refused(Refusal.BROKEN) from error
        self._budget = budget
        self.parts = [info for info in self._zip.infolist() if not info.is_dir()]
        self._check()

    def _check(self) -> None:
        if len(self._zip.infolist()) > limits.MAX_PARTS:
            raise Refused(Refusal.BOMB)
        seen = set()
        for info in self._zip.infolist():
            name = info.filename
            # `orig_filename` still has what zipfile cut off behind a NUL.
            if _BAD_NAME.search(name) or _BAD_NAME.search(info.orig_filename) or len(name) > 240:
                raise Refused(Refusal.BAD_NAME, name)
            # Two parts of one name: one program checks the first, another opens the second.
            if name.casefold() in seen:
                raise Refused(Refusal.BAD_NAME, name)
            seen.add(name.casefold())
            if (info.external_attr >> 16) & _FORMAT == _LINK:
                raise Refused(Refusal.BAD_NAME, name)
            if info.flag_bits & 1:
                raise Refused(Refusal.LOCKED)
            large = info.file_size > limits.SMALL_PART
            if info.file_size > limits.MAX_PART or (
                large and info.file_size > limits.MAX_RATIO * max(info.compress_size, 1)
            ):
                raise Refused(Refusal.BOMB)
        if sum(info.file_size for info in self.parts) > limits.MAX_EXPANDED:
            raise Refused(Refusal.BOMB)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(info.filename for info in self.parts)

    def read(self, info: zipfile.ZipInfo) -> bytes:
        """Return one part, checked by its check sum. Raises Refused for one that is broken or too large."""
        return b"".join(self._expand(info))

    def _expand(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        try:
            with self._zip.open(info) as opened:
                while chunk := opened.read(_CHUNK):
                    size += len(chunk)
                    self._budget.take(len(chunk))
                    if size > limits.MAX_PART:
                        raise Refused(Refusal.BOMB)
                    yield chunk
        except Refused:
            raise
        except Exception as error:
            # Broken packing meets zlib, bz2 and lzma with errors of each one's own.
            raise Refused(Refusal.BROKEN) from error


class NewArchive:
    """Writes parts with one date, no comments and no extra fields."""

    def __init__(self, output: BinaryIO) -> None:
        self._zip = zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED)

    def add(self, name: str, content: bytes, *, packed: bool = True) -> None:
        # The earliest date that a ZIP can tell.
        info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        is_packed = packed and not name.lower().endswith(_PACKED)
        info.compress_type = zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED
        self._zip.writestr(info, content)

    def close(self) -> None:
        self._zip.close()
