"""Plain text and CSV, in whatever encoding an office PC writes them."""

import codecs
from collections.abc import Iterator
from typing import BinaryIO

from media_pipeline.text_extraction import limits
from media_pipeline.text_extraction.findings import Report

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# Spreadsheets write the separator that the country has.
_SEPARATORS = str.maketrans({";": " ", "\t": " ", "|": " "})


def read(file: BinaryIO, report: Report) -> Iterator[str]:
    """Yield the beginning of the text: four bytes a character are the most that any of the encodings takes."""
    file.seek(0)
    raw = file.read(limits.MAX_CHARACTERS * 4 + 1)
    report.is_cut = len(raw) > limits.MAX_CHARACTERS * 4
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8")
    try:
        # The last character may be cut in two.
        text = codecs.getincrementaldecoder(encoding)().decode(raw)
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    yield text.translate(_SEPARATORS)
