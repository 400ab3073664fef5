"""Text of a spreadsheet (SpreadsheetML, ECMA-376 part 1, 18) in reading order, without hidden sheets."""

from collections.abc import Iterator
from posixpath import join, normpath
from typing import BinaryIO

from media_pipeline.text_extraction import limits
from media_pipeline.text_extraction.findings import Report
from media_pipeline.text_extraction.parts import Attributes, Part, Parts

_STRINGS = "xl/sharedStrings.xml"


class _Strings(Part):
    """The words that cells point to, by number."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self._current: list[str] = []
        self._is_text = False
        self._length = 0

    @property
    def is_full(self) -> bool:
        return self._length >= limits.MAX_SHARED_STRINGS

    def begin(self, name: str, attributes: Attributes) -> bool | None:
        # How Japanese is pronounced would repeat it.
        if name == "rPh":
            return False
        self._is_text = name == "t"
        return None

    def characters(self, content: str) -> None:
        if self._is_text and not self.is_skipping:
            self._current.append(content)

    def end(self, name: str) -> None:
        self._is_text = False
        if name == "si":
            text = "" if self.is_full else "".join(self._current)
            self._current.clear()
            self._length += len(text) + 1
            if not self.is_full:
                self.strings.append(text)


class _Links(Part):
    """Where the parts lie that a part names (ECMA-376 part 2, 9.3)."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, str] = {}

    def begin(self, name: str, attributes: Attributes) -> bool | None:
        if name == "Relationship":
            self.targets[attributes.get("Id", "")] = attributes.get("Target", "")
        return None


class _Workbook(Part):
    """Names and relations of the sheets that a reader sees."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []

    def begin(self, name: str, attributes: Attributes) -> bool | None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            self.shown.append((attributes.get("name", ""), attributes.get("id", "")))
        return None


class _Sheet(Part):
    """A line a row. Of numbers only years are words that anybody looks for."""

    def __init__(self, strings: list[str]) -> None:
        super().__init__()
        self._strings = strings
        self._kind = "n"
        self._value: list[str] = []
        self._is_value = False

    def begin(self, name: str, attributes: Attributes) -> bool | None:
        if name == "c":
            self._kind = attributes.get("t", "n")
            self._value.clear()
        self._is_value = name in ("v", "t")
        return None

    def characters(self, content: str) -> None:
        if self._is_value and not self.is_skipping:
            self._value.append(content)

    def end(self, name: str) -> None:
        self._is_value = False
        if name == "c":
            self.add(self._text("".join(self._value)) + " ")
        elif name == "row":
            self.add("\n")

    def _text(self, value: str) -> str:
        if self._kind == "s":
            number = int(value) if value.isascii() and value.isdigit() and len(value) < 9 else -1
            return self._strings[number] if 0 <= number < len(self._strings) else ""
        if self._kind in ("inlineStr", "str"):
            return value
        return value if len(value) == 4 and value.startswith(("19", "20")) and value.isdigit() else ""


def read_xlsx(file: BinaryIO, report: Report) -> Iterator[str]:
    parts = Parts(file)
    words, book, links = _Strings(), _Workbook(), _Links()
    if parts.has(_STRINGS):
        parts.parse(_STRINGS, words)
    parts.parse("xl/workbook.xml", book)
    if parts.has("xl/_rels/workbook.xml.rels"):
        parts.parse("xl/_rels/workbook.xml.rels", links)
    report.is_cut = words.is_full
    report.pages = len(book.shown)
    for name, relation in book.shown:
        yield f"{name}\n"
        place = normpath(join("/xl", links.targets.get(relation, ""))).removeprefix("/")
        if parts.has(place):
            yield from parts.read(place, _Sheet(words.strings))
