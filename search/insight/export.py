"""A list of the insight as a file that a spreadsheet program opens without running what somebody typed."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from cms.audit.spreadsheet import stream_csv, write_xlsx
from cms.dates import local
from search.insight.listing import Asked, Listing, Row

LIMIT = 5_000
FORMATS = ("csv", "xlsx")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (44, 10, 12, 14, 14, 22)


def export(asked: Asked, listing: Listing, file_format: str) -> HttpResponseBase:
    """Return the file; `file_format` is one of `FORMATS`."""
    name = f"pencarian-{listing.value}-{local(asked.now):%Y-%m-%d}.{file_format}"
    table = _table(asked.rows(listing, LIMIT))
    if file_format == "csv":
        response = StreamingHttpResponse(stream_csv(table), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    output = BytesIO()
    write_xlsx(table, output, title=str(listing.label), widths=_WIDTHS)
    output.seek(0)
    return FileResponse(output, as_attachment=True, filename=name, content_type=_XLSX)


def _table(rows: Sequence[Row]) -> Iterator[Sequence[str]]:
    yield (
        _("Pertanyaan"),
        _("Bahasa"),
        _("Dicari"),
        _("Tanpa hasil"),
        _("Hasil dibuka"),
        _("Tujuh hari sebelumnya"),
    )
    for row in rows:
        yield (row.text, row.locale, str(row.asked), str(row.without_results), str(row.clicks), str(row.before))
