"""The text of a PDF, page by page; a page that cannot be read does not hide the others."""

import logging
from collections.abc import Iterator
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError

from media_pipeline.text_extraction import limits
from media_pipeline.text_extraction.findings import Finding, Refused, Report

# Broken files make it talkative, and nobody listens here.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(file: BinaryIO, report: Report) -> Iterator[str]:
    """Yield a page at a time. Raises Refused for a file that opens with a password only, or that has no pages."""
    file.seek(0)
    reader = PdfReader(file, strict=False)
    if reader.is_encrypted:
        _unlock(reader)
    report.pages = len(reader.pages)
    failed = seen = 0
    for number in range(min(report.pages, limits.MAX_PAGES)):
        seen += 1
        try:
            yield reader.pages[number].extract_text() + "\n"
        except MemoryError:
            raise
        except Exception:
            # Broken pages run a reader into whatever its arithmetic meets: KeyError, struct.error, RecursionError …
            failed += 1
    report.is_cut = bool(failed) or report.pages > limits.MAX_PAGES
    if failed == seen:
        raise Refused(Finding.BROKEN)


def _unlock(reader: PdfReader) -> None:
    """Open what anybody may read and only printing or copying is restricted: its password for readers is empty."""
    try:
        opened = reader.decrypt("")
    except (DependencyError, FileNotDecryptedError, NotImplementedError) as error:
        raise Refused(Finding.LOCKED) from error
    if not opened:
        raise Refused(Finding.LOCKED)
