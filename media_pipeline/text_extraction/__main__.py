"""The reading process: the document is its standard input, what it finds its output, a JSON value a line.

["text", "…"]                     as often as there is some
["end", finding, pages, is_cut]   once; missing when the process was ended
"""

import json
import os
import re
import sys
import time
from typing import Any

from media_pipeline.bounded import confine
from media_pipeline.text_extraction import limits
from media_pipeline.text_extraction.findings import Finding, Refused, Report

# Control and private characters, surrogates and the replacement character stand for nothing that anybody reads.
_UNREADABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffd\ufffe\uffff]+")


def main() -> None:
    confine(limits.LIMITS)
    report = Report()
    try:
        finding = _read(report)
    except Refused as refused:
        finding = refused.finding
    except MemoryError:
        finding = Finding.TOO_LARGE
    except Exception:
        # A parser meets hostile bytes with any error at all, and all of them mean the same to people.
        finding = Finding.BROKEN
    _say("end", finding, report.pages, report.is_cut)


def _read(report: Report) -> Finding:
    """Write the text as it comes, so that what was read before a broken or endless part is not lost."""
    from media_pipeline.text_extraction import kinds

    started = time.monotonic()
    file = os.fdopen(0, "rb", closefd=False)
    reader = kinds.reader_of(file)
    left, has_words = limits.MAX_CHARACTERS, False
    for piece in reader(file, report):
        text = _UNREADABLE.sub(" ", piece[:left])
        left -= len(text)
        has_words = has_words or any(character.isalnum() for character in text)
        _say("text", text)
        if not left or time.monotonic() - started > limits.SOFT_SECONDS:
            report.is_cut = True
            break
    if has_words:
        return Finding.READ
    is_pdf = reader.__module__.endswith(".pdf")
    return Finding.SCAN if is_pdf and report.pages else Finding.EMPTY


def _say(*values: Any) -> None:
    sys.stdout.buffer.write(json.dumps(values).encode("ascii") + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
