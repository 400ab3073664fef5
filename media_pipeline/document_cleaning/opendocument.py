"""ODT and ODS (OpenDocument 1.3): properties emptied, people unnamed, and nothing that runs or fetches."""

import re
from io import BytesIO
from typing import BinaryIO

from media_pipeline.document_cleaning import markup
from media_pipeline.document_cleaning.archive import Archive, Budget, NewArchive
from media_pipeline.document_cleaning.findings import Note, Refusal, Refused, Report
from media_pipeline.document_cleaning.pictures import without_metadata

TYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
_META = (
    b'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.3"><office:meta/>'
    b"</office:document-meta>"
)
_PROGRAMS = re.compile(r"\A(?:basic|scripts)/|\.(?:exe|dll|bat|cmd|vbs|js|jar|py|class|hta|lnk|ps1|html?)\Z", re.I)
_LISTENER = re.compile(rb"<(?:\w+:)?event-listener\b|vnd\.sun\.star\.script:|macro:/{2,3}", re.IGNORECASE)
_OUTSIDE = re.compile(
    rb"<\w+:(?:image|object|object-ole|plugin|applet|floating-frame|fill-image|section-source|table-source|"
    rb"cell-range-source)\b[^>]*?\bhref\s*=\s*[\"'](?:[a-z][a-z0-9+.-]*:|//|\\\\|/)",
    re.IGNORECASE,
)
_DDE = re.compile(rb"<\w+:(?:dde-source|dde-connection-decl)\b|\bDDE\s*\(", re.IGNORECASE)
_BAD_LINK = re.compile(
    rb"(\bhref\s*=\s*[\"'])(?:javascript|vbscript|file|data|ms-[a-z]+|search-ms):[^\"']*", re.IGNORECASE
)
_AUTHOR = re.compile(rb"(<(?:dc:creator|meta:creator-initials|text:sender-[a-z-]+)\b[^>]*>)[^<]+(</)")
_THUMBNAIL_ENTRY = re.compile(rb"<\w+:file-entry\b[^>]*?full-path\s*=\s*[\"']Thumbnails/[^>]*?/>")
# The printer of the author's office.
_PRINTER = re.compile(rb"(config:name=\"(?:PrinterName|PrinterSetup)\"[^>]*>)[^<]*(</)")
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def clean(file: BinaryIO, kind: str, output: BinaryIO, report: Report, budget: Budget) -> None:
    """Write the cleaned document. Raises Refused for what runs, fetches, hides or is broken."""
    archive = Archive(file, budget)
    if "content.xml" not in archive.names:
        raise Refused(Refusal.NOT_GENUINE)
    is_signed = "META-INF/documentsignatures.xml" in archive.names
    cleaned = NewArchive(BytesIO() if is_signed else output)
    # First and not packed, so that the kind is read off the file's first bytes (part 2, 3.3).
    cleaned.add("mimetype", TYPES[kind], packed=False)
    for info in archive.parts:
        content = archive.read(info)
        name = info.filename.lower()
        if name == "mimetype":
            if content.strip() not in (TYPES[kind], TYPES[kind] + b"-template"):
                raise Refused(Refusal.NOT_GENUINE)
            continue
        if name.startswith("thumbnails/"):
            continue
        cleaned.add(info.filename, _cleaned_part(name, content, report))
    cleaned.close()
    if is_signed:
        report.notes.clear()
        report.note(Note.SIGNED_KEPT)
        report.is_same = True


def _cleaned_part(name: str, content: bytes, report: Report) -> bytes:
    _refuse_programs(name, content)
    if name == "meta.xml" or name.endswith("/meta.xml"):
        return _META
    if not name.endswith((".xml", ".rdf")):
        return without_metadata(content)
    content = markup.checked(content, name)
    if name == "meta-inf/manifest.xml":
        if b"encryption-data" in content:
            raise Refused(Refusal.LOCKED)
        return _THUMBNAIL_ENTRY.sub(b"", content)
    return _xml(name, content, report)


def _refuse_programs(name: str, content: bytes) -> None:
    # Every document of some programs has an empty list of scripts.
    is_empty_list = name.endswith(("script-lc.xml", "script-lb.xml")) and b"library:library " not in content
    if _PROGRAMS.search(name) and not is_empty_list:
        raise Refused(Refusal.MACROS, name)
    if content.startswith((b"MZ", b"\x7fELF", b"PK\x03\x04")):
        raise Refused(Refusal.FORBIDDEN_PART, name)
    if content.startswith(_COMPOUND):
        raise Refused(Refusal.OBJECTS, name)


def _xml(name: str, content: bytes, report: Report) -> bytes:
    if _LISTENER.search(content):
        raise Refused(Refusal.MACROS, name)
    if _DDE.search(content):
        raise Refused(Refusal.COMMANDS, name)
    if _OUTSIDE.search(content):
        raise Refused(Refusal.OUTSIDE, name)
    content, cut = _BAD_LINK.subn(rb"\1about:blank", content)
    if cut:
        report.note(Note.LINKS_CUT)
    content, unnamed = _AUTHOR.subn(rb"\1\2", content)
    if unnamed:
        report.note(Note.AUTHORS_REMOVED)
    return _PRINTER.sub(rb"\1\2", content)
