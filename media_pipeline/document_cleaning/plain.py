"""CSV and TXT: readable text in UTF-8 and nothing that a browser or a spreadsheet would obey."""

import codecs
import re

from media_pipeline.document_cleaning.findings import Note, Refusal, Refused, Report

# What begins like the file of a program, a picture or an archive is no text, whatever its letters.
_OTHER_KINDS = (
    b"MZ",
    b"\x7fELF",
    b"PK\x03\x04",
    b"%PDF-",
    b"{\\rtf",
    b"GIF8",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"Rar!",
    b"7z\xbc\xaf",
)
_MARKUP = re.compile(r"\A\s*<(?:[!?]|[a-z])|<\s*(?:script|html|iframe|svg|object|embed|body)\b|\A\s*#!", re.IGNORECASE)
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# A cell that starts a program ("=cmd|'/C calc'!A0"): dynamic data exchange, which Excel still offers.
_COMMAND = re.compile(r"(?:^|[;,\t\"'])\s*[=+\-@][^;,\t\r\n|]{0,60}\|[^\r\n]{0,200}!", re.MULTILINE)
_LOOKED_AT = 1024 * 1024


def clean(content: bytes, report: Report) -> bytes:
    """Return the text in UTF-8. Raises Refused for what is no text, or more than text."""
    if content.startswith(_OTHER_KINDS):
        raise Refused(Refusal.NOT_GENUINE)
    text, is_utf8 = _decoded(content)
    if _UNREADABLE.search(text):
        raise Refused(Refusal.NOT_GENUINE)
    if _MARKUP.search(text[:_LOOKED_AT]):
        raise Refused(Refusal.MARKUP)
    if _COMMAND.search(text):
        raise Refused(Refusal.COMMANDS)
    if is_utf8:
        return content
    report.note(Note.TEXT_CONVERTED)
    # With the mark that Excel needs to see UTF-8.
    return codecs.BOM_UTF8 + text.encode("utf-8")


def _decoded(content: bytes) -> tuple[str, bool]:
    has_mark = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if has_mark else ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding), encoding == "utf-8-sig"
        except UnicodeDecodeError:
            continue
    raise Refused(Refusal.NOT_GENUINE)
