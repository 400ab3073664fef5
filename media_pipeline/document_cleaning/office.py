"""DOCX, XLSX and PPTX (ECMA-376): properties emptied, people unnamed, and nothing that runs or fetches."""

import html
import re
from io import BytesIO
from typing import BinaryIO

from media_pipeline.document_cleaning import limits, markup
from media_pipeline.document_cleaning.archive import Archive, Budget, NewArchive
from media_pipeline.document_cleaning.findings import Note, Refusal, Refused, Report
from media_pipeline.document_cleaning.pictures import without_metadata

MAIN_PARTS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}

_PACKAGE = b"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = b"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EMPTIED = {
    "docprops/core.xml": _XML + b'<cp:coreProperties xmlns:cp="' + _PACKAGE + b'"/>',
    "docprops/app.xml": _XML + b'<Properties xmlns="' + _EXTENDED + b'"/>',
    "docprops/custom.xml": _XML + b'<Properties xmlns="' + _CUSTOM + b'"/>',
}
_MACROS = re.compile(
    r"vbaproject|vbadata|/activex/|/macrosheets/|/dialogsheets/|attachedtoolbars|\.vba\Z|customui", re.I
)
_MACRO_TYPE = re.compile(rb"macroEnabled|vnd\.ms-office\.vba|vnd\.ms-office\.activeX", re.IGNORECASE)
_PROGRAMS = re.compile(
    r"\.(?:exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar|reg|cpl|pif|html?|mht|mhtml|svgz|chm)\Z", re.I
)
# Flat storages of older programs (MS-CFB) that carry a file to be opened, or a program.
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CARRIERS = tuple(
    word.encode("utf-16-le") for word in ("\x01Ole10Native", "Package", "_VBA_PROJECT", "Macros", "EncryptedPackage")
)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*?/?>")
_KINDS_THAT_RUN = (
    b"/oleObject",
    b"/frame",
    b"/subDocument",
    b"/aFChunk",
    b"/package",
    b"/control",
    b"/vbaProject",
    b"/mailMerge",
)
_REACHES_OUT = re.compile(
    r"\s*(?:https?:|ftp:|\\\\|//|file:(?://[^/]|/{4,})|mhtml:|ms-|search-ms:|javascript:|vbscript:)", re.I
)
_GOOD_LINK = re.compile(r"\s*(?:https?:|mailto:|tel:|ftp:|#|[^:\\]*\Z)", re.IGNORECASE)
_INSTRUCTION = re.compile(rb"<(?:\w+:)?instrText[^>]*>([^<]*)<|\binstr\s*=\s*\"([^\"]*)\"")
_COMMAND = re.compile(rb"\b(?:DDEAUTO|DDE)\b", re.IGNORECASE)
_NO_TEMPLATE = re.compile(rb"<(?:\w+:)?attachedTemplate\b[^>]*/>")
# Who wrote a remark or a change: attributes in texts, elements and lists elsewhere.
_AUTHOR = re.compile(rb"""(\b\w+:(?:author|initials|userId|lastModifiedBy)\s*=\s*)(?:"[^"]*"|'[^']*')""")
_PEOPLE_LISTS = {
    "word/people.xml": re.compile(rb"<(\w+:)?person\b.*</(\w+:)?person>", re.DOTALL),
}
_SHEET_AUTHOR = re.compile(rb"(<(?:\w+:)?author>)[^<]*(</)")
_PERSON = re.compile(rb"""(\b(?:displayName|userId|providerId|name|initials|userName)\s*=\s*)(?:"[^"]*"|'[^']*')""")
_PERSON_PARTS = re.compile(r"xl/persons/|ppt/commentauthors|ppt/authors|xl/revisions/usernames", re.IGNORECASE)
# Where the workbook lay on its author's disk.
_OLD_PLACE = re.compile(rb"<(\w+:)absPath\b[^>]*/>")
_SHARING = re.compile(rb"""(<(?:\w+:)?fileSharing\b[^>]*?\buserName\s*=\s*)(?:"[^"]*"|'[^']*')""")


def clean(file: BinaryIO, kind: str, output: BinaryIO, report: Report, budget: Budget, depth: int = 0) -> None:
    """Write the cleaned document. Raises Refused for what runs, fetches, hides or is broken."""
    archive = Archive(file, budget)
    names = {name.lower() for name in archive.names}
    if MAIN_PARTS[kind] not in names:
        raise Refused(Refusal.NOT_GENUINE)
    # A sealed document is only looked at: it stays as its signatory left it.
    is_signed = any(name.startswith("_xmlsignatures/") for name in names)
    cleaned = NewArchive(BytesIO() if is_signed else output)
    for info in archive.parts:
        content = archive.read(info)
        name = info.filename.lower()
        if name.startswith("docprops/thumbnail"):
            continue
        cleaned.add(info.filename, _cleaned_part(name, content, report, budget, depth))
    cleaned.close()
    if is_signed:
        report.notes.clear()
        report.note(Note.SIGNED_KEPT)
        report.is_same = True


def _cleaned_part(name: str, content: bytes, report: Report, budget: Budget, depth: int) -> bytes:
    if _MACROS.search(name):
        raise Refused(Refusal.MACROS, name)
    if _PROGRAMS.search(name) or content.startswith((b"MZ", b"\x7fELF")):
        raise Refused(Refusal.FORBIDDEN_PART, name)
    if name in _EMPTIED:
        return _EMPTIED[name]
    if name.endswith(".rels"):
        return _relations(name, markup.checked(content, name), report)
    if name.endswith((".xml", ".vml")):
        # VML is as old as Office 2000 and not always well-formed.
        return _xml(name, content if name.endswith(".vml") else markup.checked(content, name), report)
    if content.startswith(b"PK\x03\x04"):
        return _document_inside(name, content, report, budget, depth)
    if content.startswith(_COMPOUND):
        if any(carrier in content for carrier in _CARRIERS):
            raise Refused(Refusal.OBJECTS, name)
        report.note(Note.OBJECTS_KEPT)
        return content
    if name.endswith(".svg") and re.search(rb"<\s*script|\son\w+\s*=|javascript:", content, re.IGNORECASE):
        raise Refused(Refusal.FORBIDDEN_PART, name)
    return without_metadata(content)


def _document_inside(name: str, content: bytes, report: Report, budget: Budget, depth: int) -> bytes:
    """Clean a document that lies in another one: the table behind a chart, for instance."""
    kind = name.rpartition(".")[2]
    if kind not in MAIN_PARTS:
        raise Refused(Refusal.NESTED, name)
    if depth + 1 > limits.MAX_DEPTH:
        raise Refused(Refusal.NESTED, name)
    output = BytesIO()
    inner = Report()
    clean(BytesIO(content), kind, output, inner, budget, depth + 1)
    report.notes |= inner.notes
    return content if inner.is_same else output.getvalue()


def _relations(name: str, content: bytes, report: Report) -> bytes:
    def settled(found: re.Match[bytes]) -> bytes:
        element = found[0]
        kind = markup.attribute(element, "Type")
        if kind.endswith(b"/metadata/thumbnail"):
            return b""
        if kind.endswith((b"/aFChunk", b"/vbaProject", b"/control")):
            raise Refused(Refusal.OBJECTS if b"vba" not in kind else Refusal.MACROS, name)
        if markup.attribute(element, "TargetMode").lower() != b"external":
            return element
        target = html.unescape(markup.attribute(element, "Target").decode("utf-8", "replace"))
        if kind.endswith(b"/hyperlink"):
            if _GOOD_LINK.match(target):
                return element
            report.note(Note.LINKS_CUT)
            return markup.with_attribute(element, "Target", b"about:blank")
        if kind.endswith(_KINDS_THAT_RUN) or (kind.endswith(b"/attachedTemplate") and _REACHES_OUT.match(target)):
            raise Refused(Refusal.OUTSIDE, name)
        if kind.endswith(b"/attachedTemplate"):
            # Where the template lay on the author's own disk.
            return b""
        report.note(Note.LINKS_CUT)
        return markup.with_attribute(element, "Target", b"about:blank")

    return _RELATION.sub(settled, content)


def _xml(name: str, content: bytes, report: Report) -> bytes:
    if name == "[content_types].xml" and _MACRO_TYPE.search(content):
        raise Refused(Refusal.MACROS)
    if name.startswith("word/"):
        instructions = b"".join(b"".join(found) for found in _INSTRUCTION.findall(content))
        if _COMMAND.search(instructions):
            raise Refused(Refusal.COMMANDS, name)
        content = _NO_TEMPLATE.sub(b"", content)
    if name.startswith("xl/externallinks/") and b"ddeLink" in content:
        raise Refused(Refusal.COMMANDS, name)
    if name in _PEOPLE_LISTS:
        content, count = _PEOPLE_LISTS[name].subn(b"", content)
    elif _PERSON_PARTS.search(name):
        content, count = _PERSON.subn(rb'\1""', content)
    elif name.startswith("xl/comments"):
        content, count = _SHEET_AUTHOR.subn(rb"\1\2", content)
    elif name.startswith(("word/", "ppt/")):
        content, count = _AUTHOR.subn(rb'\1""', content)
    else:
        count = 0
        content = _SHARING.sub(rb'\1""', _OLD_PLACE.sub(b"", content)) if name == "xl/workbook.xml" else content
    if count:
        report.note(Note.AUTHORS_REMOVED)
    return content
