"""Text of word processors and presentations; what their authors hid or struck out stays unread."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from media_pipeline.text_extraction.findings import Report
from media_pipeline.text_extraction.parts import Attributes, Part, Parts

_OFF = frozenset({"0", "false", "off"})
_SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")


class _Running(Part):
    """Text that stands in `text_in`, with a new line after each of `lines` and a space for each of `gaps`."""

    text_in = frozenset({"t"})
    lines = frozenset({"p"})
    gaps = frozenset({"tab", "br", "cr"})
    # The same box once more, for programs of 2007.
    left_out = frozenset({"Fallback"})

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def begin(self, name: str, attributes: Attributes) -> bool | None:
        if name in self.left_out:
            return False
        if name in self.text_in:
            self._depth += 1
        elif name in self.gaps:
            self.add(" ")
        return None

    def characters(self, content: str) -> None:
        if self._depth and not self.is_skipping:
            self.add(content)

    def end(self, name: str) -> None:
        if name in self.text_in:
            self._depth -= 1
        if name in self.lines:
            self.add("\n")


class _Docx(_Running):
    """WordprocessingML (ECMA-376 part 1, 17): a run with `vanish` is hidden; deleted text is `delText`, never `t`."""

    def __init__(self) -> None:
        super().__init__()
        self._is_hidden = False

    def begin(self, name: str, attributes: Attributes) -> bool | None:
        if name == "r":
            self._is_hidden = False
        elif name == "vanish":
            self._is_hidden = attributes.get("val", "1") not in _OFF
        elif name in self.text_in and self._is_hidden:
            return False
        return super().begin(name, attributes)


class _Slide(_Running):
    """PresentationML (ECMA-376 part 1, 19.3.1.38): a slide that is not shown says so at its root."""

    def begin(self, name: str, attributes: Attributes) -> bool | None:
        if name == "sld" and attributes.get("show", "1") in _OFF:
            return False
        return super().begin(name, attributes)


class _Odf(_Running):
    """OpenDocument 1.3 part 3, 5 and 6; tables hold paragraphs too."""

    text_in = frozenset({"p", "h"})
    lines = text_in
    gaps = frozenset({"s", "tab", "line-break"})
    left_out = frozenset({"tracked-changes", "annotation", "hidden-text", "hidden-paragraph"})


def read_docx(file: BinaryIO, report: Report) -> Iterator[str]:
    yield from Parts(file).read("word/document.xml", _Docx())


def read_odf(file: BinaryIO, report: Report) -> Iterator[str]:
    yield from Parts(file).read("content.xml", _Odf())


def read_pptx(file: BinaryIO, report: Report) -> Iterator[str]:
    """Slides go by the numbers of their names, which is the order that they were made in."""
    parts = Parts(file)
    slides = {int(match[1]): name for name in parts.named(lambda _name: True) if (match := _SLIDE.fullmatch(name))}
    report.pages = len(slides)
    for _number, name in sorted(slides.items()):
        yield from parts.read(name, _Slide())
