"""Rich Text Format 1.9: groups that tell of people are left out, objects and fetched parts refuse the whole file."""

import re
from collections.abc import Iterator

from media_pipeline.document_cleaning.findings import Note, Refusal, Refused, Report

_WORD = re.compile(rb"\\([a-zA-Z]{1,40})(-?\d{1,10})? ?")
# Who wrote, when and with what.
_PRIVATE = frozenset(
    {b"info", b"userprops", b"atnauthor", b"atnid", b"revtbl", b"generator", b"xmlnstbl", b"datastore", b"factoidname"}
)
_OF_PEOPLE = frozenset({b"atnauthor", b"atnid", b"revtbl"})
_OBJECTS = frozenset(
    {b"object", b"objdata", b"objocx", b"objupdate", b"objclass", b"objautlink", b"objlink", b"objemb"}
)
_OUTSIDE = frozenset({b"template", b"subdocument", b"linkval", b"file"})
# An instruction ends where its result begins.
_INSTRUCTION = re.compile(rb"\\fldinst(.{0,2000}?)(?:\\fldrslt|\Z|\}\s*\})", re.DOTALL)
_FIELD = re.compile(rb"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|EMBED|MACROBUTTON)\b", re.IGNORECASE)


def clean(content: bytes, report: Report) -> bytes:
    """Return the file up to the end of its outermost group. Raises Refused for what would run or fetch anything."""
    if not content.startswith(b"{\\rtf"):
        raise Refused(Refusal.NOT_GENUINE)
    _refuse_commands(content)
    kept = bytearray()
    depth, left_out = 0, 0
    for kind, piece, word in _tokens(content):
        depth += {"{": 1, "}": -1}.get(kind, 0)
        _refuse(word)
        if word in _PRIVATE and not left_out and depth > 1:
            left_out = depth
            _drop_opening(kept)
            if word in _OF_PEOPLE:
                report.note(Note.AUTHORS_REMOVED)
        if not left_out:
            kept += piece
        elif depth < left_out:
            left_out = 0
        if depth <= 0:
            return bytes(kept)
    raise Refused(Refusal.BROKEN)


def _refuse(word: bytes) -> None:
    if word in _OBJECTS:
        raise Refused(Refusal.OBJECTS)
    if word in _OUTSIDE:
        raise Refused(Refusal.OUTSIDE)


def _refuse_commands(content: bytes) -> None:
    """Refuse fields that start a program or fetch; their instruction may be cut into pieces by groups and formats."""
    for found in _INSTRUCTION.finditer(content):
        words = _WORD.sub(b"", found[1]).replace(b"{", b"").replace(b"}", b"")
        if _FIELD.search(words):
            raise Refused(Refusal.COMMANDS)


def _drop_opening(kept: bytearray) -> None:
    """Take back the brace, and the mark of a group that readers may skip, which stand before the word."""
    while kept and kept[-1:] != b"{":
        del kept[-1]
    del kept[-1:]


def _tokens(content: bytes) -> Iterator[tuple[str, bytes, bytes]]:
    place, size = 0, len(content)
    plain = re.compile(rb"[^{}\\]+")
    while place < size:
        letter = content[place : place + 1]
        if letter in b"{}":
            yield letter.decode(), letter, b""
            place += 1
        elif letter == b"\\":
            match = _WORD.match(content, place)
            if match is None:
                yield "text", content[place : place + 2], b""
                place += 2
                continue
            word = match[1]
            end = match.end()
            if word == b"bin" and match[2]:
                # So many raw bytes follow, braces among them.
                end = min(size, end + max(0, int(match[2])))
            yield "word", content[place:end], word
            place = end
        else:
            found = plain.match(content, place)
            end = found.end() if found else place + 1
            yield "text", content[place:end], b""
            place = end
