"""A stored file as an answer that a player may ask for in pieces (RFC 9110, 14: range requests)."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any, BinaryIO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe

BLOCK = 64 * 1024
# One range; of several the whole file is a right answer too (RFC 9110, 14.2), and players ask for one.
_ONE_RANGE = re.compile(r"bytes=\s*(\d*)-(\d*)\s*", re.IGNORECASE | re.ASCII)


class _Piece:
    """Reads `length` bytes of a file, and closes it with the answer however far that was read."""

    def __init__(self, file: BinaryIO, length: int) -> None:
        self._file, self._left = file, length

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        block = self._file.read(min(BLOCK, self._left)) if self._left else b""
        if not block:
            raise StopIteration
        self._left -= len(block)
        return block

    def close(self) -> None:
        self._file.close()


def ranged_response(
    request: HttpRequest,
    file: Any,
    *,
    size: int,
    content_type: str,
    etag: str = "",
    last_modified: datetime | None = None,
    filename: str = "",
    as_attachment: bool = False,
) -> HttpResponseBase:
    """Return 200 with the whole file, 206 with the piece asked for, or 416 where there is no such piece.

    `file` is open in binary mode, can seek, and is closed with the answer; `size` is its length in bytes. A condition
    (`If-Range`) that names another state than `etag` (a quoted strong tag) or `last_modified` gets the whole file.
    """
    asked = request.headers.get("Range", "") if request.method == "GET" else ""
    piece = _piece_of(asked, size) if asked and _is_same(request, etag, last_modified) else None
    response: HttpResponseBase
    if piece is not None and piece[0] > piece[1]:
        file.close()
        response = HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    else:
        first, last = piece or (0, size - 1)
        file.seek(first)
        content = _Piece(file, last - first + 1)
        response = StreamingHttpResponse(content, status=206 if piece else 200, content_type=content_type)
        response.headers["Content-Length"] = str(last - first + 1)
        if piece:
            response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
        if disposition := content_disposition_header(as_attachment, filename):
            response.headers["Content-Disposition"] = disposition
    response.headers["Accept-Ranges"] = "bytes"
    if etag:
        response.headers["ETag"] = etag
    if last_modified is not None:
        response.headers["Last-Modified"] = http_date(last_modified.timestamp())
    return response


def _piece_of(header: str, size: int) -> tuple[int, int] | None:
    """Return the first and last byte asked for; None for the whole, a last before the first for none at all."""
    match = _ONE_RANGE.fullmatch(header)
    if match is None or not any(match.groups()):
        return None
    first, last = match.groups()
    # Longer numbers than any file's length are no numbers to Python either.
    if max(len(first), len(last)) > 18:
        return (1, 0)
    if not first:
        length = min(int(last), size)
        return (size - length, size - 1)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        return (1, 0)
    return (int(first), min(int(last), size - 1) if last else size - 1)


def _is_same(request: HttpRequest, etag: str, last_modified: datetime | None) -> bool:
    condition = request.headers.get("If-Range", "")
    if not condition:
        return True
    if condition.startswith('"'):
        return condition == etag
    # A weak tag never holds here (RFC 9110, 13.1.5); a date does when it is the file's own.
    date = parse_http_date_safe(condition)
    return date is not None and last_modified is not None and date == int(last_modified.timestamp())
