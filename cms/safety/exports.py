"""Every table that Wagtail's screens give out as a file, made as harmless as the log's own (cms.audit.spreadsheet).

Wagtail disarms formulas in XLSX alone, and offers no hook: a title that begins with "=" would run in the spreadsheet
program of the Editor who opens the CSV file of a report.
"""

from collections.abc import Iterator
from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from cms.audit.spreadsheet import harmless, stream_csv


def stream_harmless_csv(self: Any, queryset: Any) -> Iterator[bytes]:
    """Yield the file as `SpreadsheetExportMixin.stream_csv` does, line by line."""
    return stream_csv(_rows(self, queryset))


def _rows(view: Any, queryset: Any) -> Iterator[list[str]]:
    yield [str(view.get_heading(queryset, name)) for name in view.list_export]
    for item in queryset:
        row = view.to_row_dict(item)
        values = (view.preprocess_field_value(name, value, view.FORMAT_CSV) for name, value in row.items())
        yield ["" if value is None else str(value) for value in values]


_stock_value = SpreadsheetExportMixin.preprocess_field_value


def harmless_value(self: Any, field: str, value: Any, export_format: str) -> Any:
    """Disarm texts; numbers and dates stay what they are."""
    found = _stock_value(self, field, value, export_format)
    return harmless(found) if isinstance(found, str) else found


def install() -> None:
    """Put them in Wagtail's place; called once, at start-up."""
    SpreadsheetExportMixin.stream_csv = stream_harmless_csv
    SpreadsheetExportMixin.preprocess_field_value = harmless_value
