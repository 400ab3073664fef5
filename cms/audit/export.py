"""The log as a file: what the screen shows, further back, up to a number of rows that a spreadsheet bears."""

from collections.abc import Iterator, Sequence
from io import BytesIO

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.audit.rows import Row, rows_of
from cms.audit.selectors import Trail
from cms.audit.spreadsheet import stream_csv, write_xlsx
from cms.audit.viewer import Viewer
from cms.dates import local
from cms.registries.places import place_source

LIMIT = 50_000
FORMATS = ("csv", "xlsx")
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS = (20, 38, 28, 14, 18, 32, 40, 22, 50, 50, 18)


def export(trail: Trail, viewer: Viewer, file_format: str) -> HttpResponseBase:
    """Return the file; `file_format` is one of `FORMATS`."""
    name = f"jejak-audit-{local(timezone.now()):%Y-%m-%d}.{file_format}"
    table = _table(trail, viewer)
    if file_format == "csv":
        response = StreamingHttpResponse(stream_csv(table), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response
    output = BytesIO()
    write_xlsx(table, output, title=_("Jejak audit"), widths=_WIDTHS)
    output.seek(0)
    return FileResponse(output, as_attachment=True, filename=name, content_type=_XLSX)


def _table(trail: Trail, viewer: Viewer) -> Iterator[Sequence[str]]:
    yield (
        _("Waktu (WIB)"),
        _("Hari dan tanggal"),
        _("Pelaku"),
        _("Keadaan akun"),
        _("Perihal"),
        _("Tindakan"),
        _("Rincian"),
        _("Jenis"),
        _("Judul"),
        _("Alasan"),
        str(place_source().noun),
    )
    keys = trail.keys(0, LIMIT + 1)
    for entries in trail.batches(keys[:LIMIT]):
        yield from map(_cells, rows_of(entries, viewer, linked=False))
    if len(keys) > LIMIT:
        yield (
            _(
                "Dipotong: hanya %(limit)s catatan terbaru yang termuat. Persempit rentang tanggal untuk mengunduh "
                "catatan yang lebih lama."
            )
            % {"limit": f"{LIMIT:,}".replace(",", ".")},
        )


def _cells(row: Row) -> Sequence[str]:
    return (
        f"{row.moment:%Y-%m-%d %H:%M:%S}",
        row.when,
        row.who,
        row.account,
        str(row.category.label),
        row.what,
        row.detail,
        row.kind,
        row.thing,
        row.reason,
        row.places,
    )
