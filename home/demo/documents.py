"""A file to download, written by hand: one page of plain PDF that says what it is an example of."""

_LEFT, _TOP, _LEADING, _WIDTH = 64, 760, 20, 78


def pdf(title: str, paragraphs: list[str]) -> bytes:
    """Return a one-page PDF 1.4; characters outside Windows-1252 become question marks."""
    lines = [("F2", 17, title), ("F1", 12, "")]
    for paragraph in paragraphs:
        lines += [("F1", 12, line) for line in _wrapped(paragraph)]
        lines.append(("F1", 12, ""))
    drawn = "\n".join(f"/{font} {size} Tf ({_escaped(text)}) Tj T*" for font, size, text in lines)
    content = f"BT {_LEFT} {_TOP} Td {_LEADING} TL\n{drawn}\nET".encode("cp1252", "replace")
    name = _escaped(title).encode("cp1252", "replace")
    fonts = b"/F1 5 0 R /F2 6 0 R"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (id) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << "
        + fonts
        + b" >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % name,
    ]
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    """Put numbered objects, their table of places and the trailer together (ISO 32000-1, 7.5)."""
    file = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(file))
        file += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(file)
    file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    file += b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    file += b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(objects), table)
    return bytes(file)


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _wrapped(text: str) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) + 1 > _WIDTH:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]
