"""A PDF written anew (ISO 32000-2) without particulars of its makers, scripts, attachments and whatever is not PDF."""

import re
from typing import Any, BinaryIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf, Stream

from media_pipeline.document_cleaning import limits
from media_pipeline.document_cleaning.findings import Note, Refusal, Refused, Report
from media_pipeline.document_cleaning.pictures import without_metadata

# What may stand before the header or after the end, if the file is to be read as something else too.
_OTHER_KIND = re.compile(
    rb"<\s*(?:!doctype|html|script|svg|body|iframe|\?xml|\?php|!--)|PK\x03\x04|PK\x05\x06|\AMZ|\A\x7fELF|\AGIF8"
    rb"|\A\x89PNG|\A\xff\xd8\xff|\ARar!|\A#!",
    re.IGNORECASE,
)
# Actions that run, fetch, send or open something (12.6.4); what is left leads to pages and to web addresses.
_ACTIONS = frozenset(
    f"/{name}"
    for name in ("JavaScript", "Launch", "ImportData", "SubmitForm", "GoToE", "GoToR", "Rendition", "Movie", "Sound")
) | {"/RichMediaExecute", "/GoTo3DView", "/GoToDp"}
_LINKS = re.compile(rb"\s*(?:https?:|mailto:|tel:|ftp:|#|[\w./?&=%+-]*\Z)", re.IGNORECASE)
_LOCKED_ANNOTATIONS = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})
# Keys that tell of people, programs and earlier versions wherever they stand.
_PRIVATE = ("/Metadata", "/PieceInfo", "/LastModified", "/Thumb")
_DEEPEST = 60


def clean(file: BinaryIO, output: BinaryIO, report: Report) -> None:
    """Write the cleaned PDF. Raises Refused for what nobody could read, or what is not only a PDF."""
    file.seek(0)
    raw = file.read()
    has_extra = _outside(raw)
    pdf = _opened(file)
    if not _pages(pdf):
        raise Refused(Refusal.NO_PAGES if b"%%EOF" in raw[-2048:] else Refusal.BROKEN)
    if b"%%EOF" not in raw[-2048:]:
        # Where the end is missing the last pages are too.
        raise Refused(Refusal.BROKEN)
    if _is_signed(pdf, len(raw)):
        if has_extra:
            raise Refused(Refusal.POLYGLOT)
        _require_quiet(pdf)
        report.note(Note.SIGNED_KEPT)
        report.is_same = True
        return
    if has_extra:
        report.note(Note.EXTRA_DROPPED)
    _clean_tree(pdf, report)
    _write(pdf, output, report)


def _write(pdf: Pdf, output: BinaryIO, report: Report) -> None:
    if any("reconstruct" in str(warning) for warning in pdf.get_warnings()):
        report.note(Note.REPAIRED)
    if pdf.is_encrypted:
        report.note(Note.RESTRICTED_KEPT)
        pdf.save(output, fix_metadata_version=False, preserve_pdfa=False, encryption=True)
    else:
        pdf.save(output, fix_metadata_version=False, preserve_pdfa=False, deterministic_id=True)


def _opened(file: BinaryIO) -> Pdf:
    try:
        pdf = Pdf.open(file)
    except pikepdf.PasswordError as error:
        raise Refused(Refusal.LOCKED) from error
    except pikepdf.PdfError as error:
        raise Refused(Refusal.BROKEN) from error
    if len(pdf.objects) > limits.MAX_PDF_OBJECTS:
        raise Refused(Refusal.TOO_COMPLEX)
    return pdf


def _outside(raw: bytes) -> bool:
    """Whether something stands outside the PDF. Raises Refused where that makes it a file of another kind as well."""
    start = raw.find(b"%PDF-", 0, 1024)
    if start < 0:
        raise Refused(Refusal.NOT_GENUINE)
    end = raw.rfind(b"%%EOF")
    before, after = raw[:start], raw[end + 5 :] if end >= 0 else b""
    for part in (before, after):
        if _OTHER_KIND.search(part):
            raise Refused(Refusal.POLYGLOT)
    # A page of HTML or an archive may also hide behind the header, in a comment or a stray stream.
    head = raw[start : start + 1024].partition(b" obj")[0]
    if _OTHER_KIND.search(head):
        raise Refused(Refusal.POLYGLOT)
    return bool(before.strip(b"\0\t\r\n\f \xef\xbb\xbf") or after.strip(b"\0\t\r\n\f \x1a"))


def _pages(pdf: Pdf) -> int:
    try:
        return len(pdf.pages)
    except Exception as error:
        # A tree of pages that holds itself, or none at all.
        raise Refused(Refusal.BROKEN) from error


def _is_signed(pdf: Pdf, size: int) -> bool:
    """Whether a field holds a signature over bytes of this very file (12.8.1)."""
    for found in pdf.objects:
        if not isinstance(found, Dictionary) or "/ByteRange" not in found or "/Contents" not in found:
            continue
        try:
            numbers = [int(number) for number in found.ByteRange]
        except (TypeError, ValueError):
            continue
        if len(numbers) == 4 and numbers[0] == 0 and 0 < numbers[1] < numbers[2] and sum(numbers[2:]) <= size:
            return True
    return False


def _require_quiet(pdf: Pdf) -> None:
    """Refuse a signed file with anything that would have to be taken out of it: that would break its seal."""
    for found in pdf.objects:
        for each in _nested(found):
            if (
                "/JS" in each
                or "/EF" in each
                or _is_action(each)
                or str(each.get("/Subtype", "")) in _LOCKED_ANNOTATIONS
            ):
                raise Refused(Refusal.SIGNED_SCRIPT)


def _clean_tree(pdf: Pdf, report: Report) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    _clean_catalog(pdf, report)
    for found in pdf.objects:
        for each in _nested(found):
            _clean_one(each, report)
        if isinstance(found, Stream):
            _clean_picture(found)


def _clean_catalog(pdf: Pdf, report: Report) -> None:
    names = pdf.Root.get("/Names")
    if isinstance(names, Dictionary):
        for key, note in (("/JavaScript", Note.SCRIPTS_REMOVED), ("/EmbeddedFiles", Note.ATTACHMENTS_REMOVED)):
            if key in names:
                del names[key]
                report.note(note)
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        del form["/XFA"]
        report.note(Note.FORM_REMOVED)
    _without(pdf.Root, "/Collection", "/AF", "/Perms", "/Requirements")


def _nested(found: Any) -> list[Any]:
    """Return the dictionary that an object is, and those written out inside it; what it points to comes by itself."""
    dictionaries = []
    waiting = [(found, 0)]
    while waiting:
        value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise Refused(Refusal.TOO_COMPLEX)
        if isinstance(value, Dictionary | Stream):
            dictionaries.append(value)
            children = [child for _key, child in value.items()]
        elif isinstance(value, pikepdf.Array):
            children = list(value)
        else:
            continue
        waiting += [
            (child, depth + 1)
            for child in children
            if isinstance(child, Dictionary | pikepdf.Array) and not child.is_indirect
        ]
    return dictionaries


def _is_action(value: Any) -> bool:
    return str(value.get("/S", "")) in _ACTIONS


def _without(value: Any, *keys: str) -> bool:
    """Take keys out of a dictionary, and tell whether one of them was there."""
    found = [key for key in keys if key in value]
    for key in found:
        del value[key]
    return bool(found)


def _clean_one(value: Any, report: Report) -> None:
    is_action = _is_action(value) and ("/Type" not in value or value.Type == Name.Action)
    if is_action or (str(value.get("/S", "")) == "/URI" and not _LINKS.match(bytes(value.get("/URI", b"")))):
        # Emptied, and not only unhooked: something else may point to it.
        _without(value, *value.keys())
        report.note(Note.SCRIPTS_REMOVED if is_action else Note.LINKS_CUT)
        return
    _without(value, *_PRIVATE)
    if _without(value, "/AA", "/JS"):
        report.note(Note.SCRIPTS_REMOVED)
    if _without(value, "/EF", "/AF"):
        report.note(Note.ATTACHMENTS_REMOVED)
    annotations = value.get("/Annots")
    if isinstance(annotations, pikepdf.Array):
        _clean_annotations(annotations, report)


def _clean_annotations(annotations: Any, report: Report) -> None:
    for number in reversed(range(len(annotations))):
        annotation = annotations[number]
        if not isinstance(annotation, Dictionary):
            continue
        subtype = str(annotation.get("/Subtype", ""))
        if subtype in _LOCKED_ANNOTATIONS:
            del annotations[number]
            report.note(Note.ATTACHMENTS_REMOVED)
        elif subtype != "/Widget" and "/T" in annotation:
            # Of remarks this is who made them; of fields it is their name.
            del annotation["/T"]
            report.note(Note.AUTHORS_REMOVED)


def _clean_picture(stream: Stream) -> None:
    """Photos stand in a PDF as whole JPEG files, with all that the camera wrote."""
    try:
        if stream.get("/Filter") not in (Name.DCTDecode, pikepdf.Array([Name.DCTDecode])):
            return
        before = stream.read_raw_bytes()
    except Exception:
        return
    after = without_metadata(before)
    if after != before:
        parameters: Any = stream.get("/DecodeParms")
        stream.write(after, filter=Name.DCTDecode, decode_parms=parameters)
