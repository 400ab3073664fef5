"""A player asks for pieces of a file, and gets exactly these."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from django.test import RequestFactory

from media_pipeline.ranges import BLOCK, ranged_response

CONTENT = bytes(range(256)) * 1024
SIZE = len(CONTENT)
CHANGED = datetime(2026, 5, 1, 8, 0, tzinfo=UTC)


def ask(method: str = "GET", content: bytes = CONTENT, **headers: str) -> tuple[Any, BytesIO]:
    file = BytesIO(content)
    request = RequestFactory().generic(
        method, "/media/a.mp4", headers={k.replace("_", "-"): v for k, v in headers.items()}
    )
    response = ranged_response(
        request,
        file,
        size=len(content),
        content_type="video/mp4",
        etag='"abc"',
        last_modified=CHANGED,
        filename="rapat.mp4",
    )
    return response, file


def body(response: Any) -> bytes:
    return b"".join(response)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-1", 0, 1),
        ("bytes=5-5", 5, 5),
        ("bytes=1000-", 1000, SIZE - 1),
        ("bytes=-10", SIZE - 10, SIZE - 1),
        (f"bytes=-{SIZE * 2}", 0, SIZE - 1),
        (f"bytes=10-{BLOCK * 2}", 10, BLOCK * 2),
        (f"bytes=0-{SIZE * 9}", 0, SIZE - 1),
        ("Bytes=3-4", 3, 4),
    ],
)
def test_a_piece_is_exactly_what_was_asked_for(asked: str, first: int, last: int) -> None:
    response, _file = ask(Range=asked)
    assert response.status_code == 206
    assert response["Content-Range"] == f"bytes {first}-{last}/{SIZE}"
    assert body(response) == CONTENT[first : last + 1]
    assert response["Content-Length"] == str(last - first + 1)
    assert response["Content-Type"] == "video/mp4"


@pytest.mark.parametrize(
    "asked", ["", "bytes=", "bytes=-", "bytes=9-3", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b", "bytes=²-"]
)
def test_what_is_no_single_range_gets_the_whole(asked: str) -> None:
    response, _file = ask(Range=asked)
    assert (response.status_code, response["Accept-Ranges"]) == (200, "bytes")
    assert body(response) == CONTENT
    assert response["Content-Length"] == str(SIZE)
    assert "Content-Range" not in response


@pytest.mark.parametrize("asked", [f"bytes={SIZE}-", "bytes=999999-1000000", "bytes=-0", f"bytes={'9' * 5000}-"])
def test_a_piece_outside_the_file_is_none(asked: str) -> None:
    response, file = ask(Range=asked)
    assert (response.status_code, response["Content-Range"]) == (416, f"bytes */{SIZE}")
    assert file.closed


@pytest.mark.parametrize("condition", ['"abc"', "Fri, 01 May 2026 08:00:00 GMT"])
def test_a_piece_of_the_state_that_the_reader_has(condition: str) -> None:
    assert ask(Range="bytes=0-1", If_Range=condition)[0].status_code == 206


@pytest.mark.parametrize("condition", ['"old"', 'W/"abc"', "Fri, 01 May 2026 07:00:00 GMT", "kemarin"])
def test_of_another_state_the_whole(condition: str) -> None:
    response, _file = ask(Range="bytes=0-1", If_Range=condition)
    assert (response.status_code, body(response)) == (200, CONTENT)


def test_an_empty_file_has_no_pieces() -> None:
    assert ask(content=b"", Range="bytes=0-")[0].status_code == 416
    whole, _file = ask(content=b"")
    assert (whole.status_code, whole["Content-Length"], body(whole)) == (200, "0", b"")


def test_only_reading_has_ranges() -> None:
    response, _file = ask("HEAD", Range="bytes=0-1")
    assert (response.status_code, response["Content-Length"]) == (200, str(SIZE))


@pytest.mark.django_db
def test_the_file_is_closed_with_an_answer_that_nobody_read() -> None:
    response, file = ask(Range="bytes=0-100000")
    response.close()
    assert file.closed
