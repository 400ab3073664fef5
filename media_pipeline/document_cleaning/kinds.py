"""Which cleaning a kind of document gets: the kind is what the name's ending says, and each one checks the bytes."""

from typing import BinaryIO

from media_pipeline.document_cleaning import bundle, office, opendocument, plain, rtf
from media_pipeline.document_cleaning.archive import Budget
from media_pipeline.document_cleaning.findings import Refusal, Refused, Report


def clean_by_kind(file: BinaryIO, kind: str, output: BinaryIO, report: Report, budget: Budget) -> None:
    """Write the cleaned document to `output`, nothing where `report.is_same`. Raises Refused."""
    file.seek(0)
    if not file.read(1):
        raise Refused(Refusal.EMPTY)
    file.seek(0)
    if kind == "pdf":
        # Its library takes longer to load than most documents to clean.
        from media_pipeline.document_cleaning import pdf

        pdf.clean(file, output, report)
    elif kind in office.MAIN_PARTS:
        office.clean(file, kind, output, report, budget)
    elif kind in opendocument.TYPES:
        opendocument.clean(file, kind, output, report, budget)
    elif kind == "zip":
        bundle.clean(file, output, report, budget)
    elif kind == "rtf":
        output.write(rtf.clean(file.read(), report))
    elif kind in ("csv", "txt"):
        output.write(plain.clean(file.read(), report))
    else:
        raise Refused(Refusal.NOT_GENUINE)
