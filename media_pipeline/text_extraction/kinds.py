"""What a file is, read from its bytes: names and endings are anybody's claim."""

import zipfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from media_pipeline.text_extraction import limits
from media_pipeline.text_extraction.findings import Finding, Refused, Report

Reader = Callable[[BinaryIO, Report], Iterator[str]]

_HEAD = 4096
# Compound files (MS-CFB, 2.2): Office before 2007, and whatever Office encrypts since ([MS-OFFCRYPTO], 1.3.2).
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def reader_of(file: BinaryIO) -> Reader:
    """Return the function that yields the file's text. Raises Refused for what is not read."""
    head = file.read(_HEAD)
    if not head:
        raise Refused(Finding.EMPTY)
    if b"%PDF-" in head[:1024]:
        from media_pipeline.text_extraction.pdf import read as read_pdf

        return read_pdf
    if head.startswith(b"PK\x03\x04"):
        return _office_reader(file)
    if head.startswith(_COMPOUND):
        file.seek(0)
        raise Refused(Finding.LOCKED if _ENCRYPTED in file.read(1024 * 1024) else Finding.OTHER)
    if head.startswith(b"{\\rtf"):
        raise Refused(Finding.OTHER)
    if b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        from media_pipeline.text_extraction.plain import read as read_plain

        return read_plain
    raise Refused(Finding.OTHER)


def _office_reader(file: BinaryIO) -> Reader:
    from media_pipeline.text_extraction import office, sheets

    readers: dict[str, Reader] = {
        "word/document.xml": office.read_docx,
        "xl/workbook.xml": sheets.read_xlsx,
        "ppt/presentation.xml": office.read_pptx,
        "content.xml": office.read_odf,
    }
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Refused(Finding.BROKEN) from error
    if len(names) > limits.MAX_PARTS:
        raise Refused(Finding.TOO_LARGE)
    for mark, reader in readers.items():
        if mark in names:
            return reader
    raise Refused(Finding.OTHER)
