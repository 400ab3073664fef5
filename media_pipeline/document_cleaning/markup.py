"""XML parts of office files: read without entities, and changed as bytes so that nothing else of them changes."""

import codecs
import re
from pyexpat import ExpatError, ParserCreate

from media_pipeline.document_cleaning.findings import Refusal, Refused

_DECLARED = re.compile(rb"""(<\?xml[^>]*?encoding=["'])[A-Za-z0-9._-]+""")


def checked(content: bytes, name: str) -> bytes:
    """Return the part in UTF-8. Raises Refused for one that is broken, or declares entities (ECMA-376 part 2, 9.1)."""
    parser = ParserCreate()

    def refuse(*_declaration: object) -> None:
        raise Refused(Refusal.ENTITIES, name)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except ExpatError as error:
        raise Refused(Refusal.BROKEN, name) from error
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = _DECLARED.sub(rb"\1UTF-8", content.decode("utf-16").encode("utf-8"))
    return content


def attribute(content: bytes, name: str) -> bytes:
    """Return the value of an attribute in the text of one element, or b"" without it."""
    found = re.search(rb"""[\s:]%s\s*=\s*(?:"([^"]*)"|'([^']*)')""" % name.encode(), content)
    return (found[1] if found[1] is not None else found[2]) if found else b""


def with_attribute(content: bytes, name: str, value: bytes) -> bytes:
    """Return one element's text with another value of an attribute that it has."""
    return re.sub(
        rb"""([\s:]%s\s*=\s*)(?:"[^"]*"|'[^']*')""" % name.encode(),
        lambda found: found[1] + b'"' + value + b'"',
        content,
        count=1,
    )
