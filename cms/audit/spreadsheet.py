"""Tables that a spreadsheet program opens without running what somebody typed (OWASP: CSV injection)."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any

# What starts a formula, in its full width as well; blanks of any width before it do not disarm it.
_SIGNS = "=+\\-@\t\r\n＝＋－＠"
_BLANK = "[\\s\u200b\u2060\ufeff\u3164]*"
_STARTS = re.compile(f"^(?:[\t\r\n]|{_BLANK}[{_SIGNS}])")
# A program that splits at another sign, as Excel does in Indonesian at the semicolon, sees cells start here.
_INNER = re.compile(f'([,;|"\t\r\n]{_BLANK})(?=[{_SIGNS}])')
# XML 1.0 has no place for these, and openpyxl refuses them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BOM = "\ufeff"


def harmless(value: str) -> str:
    """Return the text with an apostrophe before whatever a spreadsheet program would take for a formula."""
    text = _CONTROL.sub("", value)
    return f"'{text}" if _STARTS.match(text) else text


class _Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def stream_csv(rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Yield the table line by line, with the mark by which Excel knows UTF-8; every cell is quoted."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_ALL)
    yield _BOM.encode()
    for row in rows:
        line: str = writer.writerow([_INNER.sub(r"\1'", harmless(cell)) for cell in row])
        yield line.encode()


def write_xlsx(rows: Iterable[Sequence[str]], output: IO[bytes], *, title: str, widths: Sequence[int] = ()) -> None:
    """Write the table as one sheet of plain texts, row by row; `widths` are in characters."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    workbook = Workbook(write_only=True)
    sheet: Any = workbook.create_sheet(title=title)
    sheet.freeze_panes = "A2"
    for number, width in enumerate(widths):
        sheet.column_dimensions["ABCDEFGHIJKLMNOPQRSTUVWXYZ"[number]].width = width
    for row in rows:
        cells = [WriteOnlyCell(sheet, value=harmless(cell)) for cell in row]
        for cell in cells:
            cell.data_type = "s"
        sheet.append(cells)
    workbook.save(output)
