"""Parts of an office file (a ZIP of XML), expanded and parsed piece by piece: no part is ever in memory as a whole.

Document types are refused: neither OPC (ECMA-376 part 2, 9.1) nor OpenDocument has any use for them, and with them go
entities that expand without end or fetch from elsewhere.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO
from xml.sax.handler import ContentHandler, feature_namespaces
from zipfile import ZipFile

from defusedxml.expatreader import create_parser

from media_pipeline.text_extraction import limits
from media_pipeline.text_extraction.findings import Finding, Refused

_CHUNK = 64 * 1024
# Below this nothing is a bomb, however well it packs.
_SMALL = 4 * 1024 * 1024

Attributes = Mapping[str, str]


class Part(ContentHandler):
    """Collects text until it is taken; elements and attributes go by their local names, whatever their prefixes."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[str] = []
        self._skipped = 0

    def begin(self, name: str, attributes: Attributes) -> bool | None:
        """Called at an element's start; False leaves out the element with all that is in it."""

    def end(self, name: str) -> None:
        """Called at the end of each element that was not left out."""

    def add(self, text: str) -> None:
        self._pieces.append(text)

    def take(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        return text

    def startElementNS(self, name: tuple[str | None, str], qname: str | None, attrs: Any) -> None:  # noqa: N802
        if self._skipped:
            self._skipped += 1
        elif self.begin(name[1], {key[1]: value for key, value in attrs.items()}) is False:
            self._skipped = 1

    def endElementNS(self, name: tuple[str | None, str], qname: str | None) -> None:  # noqa: N802
        if self._skipped:
            self._skipped -= 1
        else:
            self.end(name[1])

    @property
    def is_skipping(self) -> bool:
        return self._skipped > 0


class Parts:
    """The archive, and how much of it may still be expanded."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        self._archive = ZipFile(file)
        self._names = frozenset(self._archive.namelist())
        self._left = limits.MAX_EXPANDED

    def named(self, wanted: Callable[[str], bool]) -> list[str]:
        return [name for name in self._names if wanted(name)]

    def has(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str, part: Part) -> Iterator[str]:
        """Parse one part and yield its text as it comes. Raises Refused for one that is locked or too large."""
        parser = create_parser(forbid_dtd=True)
        parser.setFeature(feature_namespaces, True)
        parser.setContentHandler(part)
        for chunk in self._expand(name):
            parser.feed(chunk)
            if text := part.take():
                yield text
        parser.close()
        if text := part.take():
            yield text

    def parse(self, name: str, part: Part) -> None:
        """Parse one part for what the handler remembers."""
        for _text in self.read(name, part):
            pass

    def _expand(self, name: str) -> Iterator[bytes]:
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise Refused(Finding.LOCKED)
        if info.file_size > _SMALL and info.file_size > limits.MAX_RATIO * max(info.compress_size, 1):
            raise Refused(Finding.TOO_LARGE)
        with self._archive.open(info) as opened:
            # What the archive says of itself may be a lie: counted is what comes.
            while chunk := opened.read(_CHUNK):
                self._left -= len(chunk)
                if self._left < 0:
                    raise Refused(Finding.TOO_LARGE)
                yield chunk
