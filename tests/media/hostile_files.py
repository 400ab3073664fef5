"""Documents as offices write them, and as somebody who means harm does; made when asked for, and small."""

import zipfile
import zlib
from hashlib import sha512
from io import BytesIO
from xml.sax.saxutils import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_T = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_O = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def pdf(*pages: str, content: bytes | None = None, first_kid: str = "") -> bytes:
    """A PDF with a line of text a page; `content` stands in for the first page's drawing, `first_kid` for its place."""
    drawn = [f"BT /F1 12 Tf 64 760 Td ({text}) Tj ET".encode("cp1252") for text in pages]
    if content is not None:
        drawn[0] = content
    kids = [first_kid or "4 0 R"] + [f"{4 + 2 * number} 0 R" for number in range(1, len(pages))]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(drawn):
        packed = zlib.compress(stream)
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>".encode(),
            b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed),
        ]
    return _numbered(objects)


def _numbered(objects: list[bytes], trailer: bytes = b"") -> bytes:
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    file += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, table)
    return bytes(file)


def encrypted_pdf(password: str) -> bytes:
    """A PDF that opens with the password only; with an empty one, everybody may read and nobody may print."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(BytesIO(pdf("Rahasia jabatan"))))
    writer.encrypt(password, owner_password="pemilik", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def truncated_pdf() -> bytes:
    whole = pdf("Naskah yang terpotong")
    return whole[: len(whole) // 3]


def looping_pdf() -> bytes:
    """The tree of pages holds itself."""
    return pdf("Berputar", first_kid="2 0 R")


def nested_pdf() -> bytes:
    """An array in an array, and so on."""
    return pdf("Dalam", content=b"[" * 200_000)


def scanned_pdf() -> bytes:
    """A page with a picture and no letter."""
    return pdf("", content=b"q 595 0 0 842 0 0 cm /Im1 Do Q")


def _zip(
    parts: dict[str, str | bytes],
    *,
    encrypted: bool = False,
    endless: tuple[str, bytes, int] | None = None,
    first: bytes = b"",
) -> bytes:
    """`endless` is a part of the same piece many times over, written without ever being there as a whole."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        if endless is not None:
            with archive.open(endless[0], "w") as part:
                part.write(first)
                for _number in range(endless[2]):
                    part.write(endless[1])
    raw = bytearray(out.getvalue())
    if encrypted:
        # The flag in the central directory, which readers go by (APPNOTE 4.4.4).
        place = raw.find(b"PK\x01\x02")
        while place >= 0:
            raw[place + 8] |= 1
            place = raw.find(b"PK\x01\x02", place + 1)
    return bytes(raw)


def docx(*paragraphs: str, before: str = "", raw: str = "") -> bytes:
    body = raw or "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    return _zip({"word/document.xml": f'{before}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'})


def locked_docx() -> bytes:
    return _zip({"word/document.xml": f'<w:document xmlns:w="{_W}"/>'}, encrypted=True)


def laughing_docx() -> bytes:
    """Ten entities, each ten times the one before it: a gigabyte when spelled out."""
    entities = '<!ENTITY e0 "lucu">' + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return docx(before=f"<!DOCTYPE d [{entities}]>", raw="<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>")


def fetching_docx(place: str) -> bytes:
    """An entity that stands for another file."""
    return docx(before=f'<!DOCTYPE d [<!ENTITY f SYSTEM "{place}">]>', raw="<w:p><w:r><w:t>&f;</w:t></w:r></w:p>")


def xlsx(rows: list[list[str | int]], *, hidden: list[str] | None = None) -> bytes:
    """A sheet of words (shared) and numbers, and a hidden one with the words `hidden`."""
    words = [cell for row in rows for cell in row if isinstance(cell, str)] + (hidden or [])
    strings = "".join(f"<si><t>{escape(word)}</t></si>" for word in words)
    numbers = iter(range(len(words)))

    def cell(value: str | int) -> str:
        return f'<c t="s"><v>{next(numbers)}</v></c>' if isinstance(value, str) else f"<c><v>{value}</v></c>"

    def sheet(values: list[list[str | int]]) -> str:
        body = "".join(f"<row>{''.join(cell(value) for value in row)}</row>" for row in values)
        return f'<worksheet xmlns="{_S}"><sheetData>{body}</sheetData></worksheet>'

    first, second = sheet(rows), sheet([[word] for word in hidden or []])
    return _zip(
        {
            "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
            '<sheet name="Rekap" r:id="r1"/><sheet name="Kerja" state="hidden" r:id="r2"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
            '<Relationship Id="r2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
            "xl/sharedStrings.xml": f'<sst xmlns="{_S}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": first,
            "xl/worksheets/sheet2.xml": second,
        }
    )


def bomb_xlsx() -> bytes:
    """300 kB that expand to 300 MB."""
    return _zip({"xl/workbook.xml": f'<workbook xmlns="{_S}"/>'}, endless=("xl/sharedStrings.xml", b" " * 2**20, 300))


def endless_docx() -> bytes:
    """Twelve million elements without a letter, beside enough noise to pack like an honest file."""
    noise = b"".join(sha512(b"%d" % number).hexdigest().encode() for number in range(5_000))
    first = b"<d><!-- " + noise + b" -->"
    return _zip({}, endless=("word/document.xml", b"<a/>" * 2**18, 48), first=first)


def bomb_of_words() -> bytes:
    """A part that packs no better than honest ones, and has far more than anybody reads."""
    letters = "".join(f"<w:p><w:r><w:t>kata{n * 7919}</w:t></w:r></w:p>" for n in range(400_000))
    return docx(raw=letters)


def odt(*paragraphs: str) -> bytes:
    body = "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    content = (
        f'<office:document-content xmlns:office="{_O}" xmlns:text="{_T}"><office:body><office:text>'
        f"<text:tracked-changes><text:p>Dicoret</text:p></text:tracked-changes>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return _zip({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def pptx(shown: str, hidden: str) -> bytes:
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:p="p"'

    def slide(text: str, show: str) -> str:
        return f'<p:sld {a} show="{show}"><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>'

    return _zip(
        {
            "ppt/presentation.xml": "<p/>",
            "ppt/slides/slide1.xml": slide(shown, "1"),
            "ppt/slides/slide2.xml": slide(hidden, "0"),
        }
    )
