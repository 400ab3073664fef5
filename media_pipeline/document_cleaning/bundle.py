"""A ZIP of several files: only kinds that people read, each of them cleaned as if it came alone."""

import re
from io import BytesIO
from typing import BinaryIO

from media_pipeline.document_cleaning.archive import Archive, Budget, NewArchive
from media_pipeline.document_cleaning.findings import Note, Refusal, Refused, Report
from media_pipeline.document_cleaning.pictures import without_metadata

# Documents, pictures, and what open data and maps are handed out as.
DOCUMENTS = frozenset(["pdf", "docx", "xlsx", "pptx", "odt", "ods", "rtf", "csv", "txt"])
_PICTURES = {"jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG", "gif": b"GIF8"}
_DATA = frozenset(
    ["json", "geojson", "shp", "shx", "dbf", "prj", "cpg", "sbn", "sbx", "qpj", "tif", "tiff", "tfw", "webp"]
)
_CLUTTER = re.compile(r"(?:\A|/)(?:__macosx/|\.ds_store\Z|thumbs\.db\Z|desktop\.ini\Z|\._)", re.IGNORECASE)
_PROGRAM_HEADS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"L\0\0\0\x01\x14\x02\0", b"Rar!")


def clean(file: BinaryIO, output: BinaryIO, report: Report, budget: Budget) -> None:
    """Write the cleaned archive. Raises Refused, with the name of the part that is the reason."""
    archive = Archive(file, budget)
    cleaned = NewArchive(output)
    count = 0
    for info in archive.parts:
        if _CLUTTER.search(info.filename):
            report.note(Note.CLUTTER_DROPPED)
            continue
        cleaned.add(info.filename, _cleaned_member(info.filename, archive.read(info), report, budget))
        count += 1
    cleaned.close()
    if not count:
        raise Refused(Refusal.EMPTY)


def _cleaned_member(name: str, content: bytes, report: Report, budget: Budget) -> bytes:
    from media_pipeline.document_cleaning.kinds import clean_by_kind

    kind = name.rpartition(".")[2].lower()
    if kind == "zip":
        raise Refused(Refusal.NESTED, name)
    if kind in DOCUMENTS:
        inner, output = Report(), BytesIO()
        try:
            clean_by_kind(BytesIO(content), kind, output, inner, budget)
        except Refused as refused:
            raise Refused(refused.reason, refused.part or name) from refused
        report.notes |= inner.notes
        return content if inner.is_same else output.getvalue()
    if kind in _PICTURES:
        if not content.startswith(_PICTURES[kind]):
            raise Refused(Refusal.FORBIDDEN_PART, name)
        return without_metadata(content)
    if kind not in _DATA or content.startswith((*_PROGRAM_HEADS, b"PK\x03\x04")):
        raise Refused(Refusal.FORBIDDEN_PART, name)
    return content
