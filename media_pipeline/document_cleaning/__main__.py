"""The cleaning process: the document is its standard input, the cleaned one its output, and then what was found.

The output ends with a JSON object and, in the last four bytes, how long that is:
{"refused": reason, "part": name} or {"notes": [...], "same": whether the bytes as they came are kept}
"""

import json
import os
import sys
from typing import Any

from media_pipeline.bounded import confine
from media_pipeline.document_cleaning import limits
from media_pipeline.document_cleaning.findings import Refusal, Refused, Report

_LONGEST_PART = 120


def main(kind: str) -> None:
    confine(limits.LIMITS)
    # To be read back too: archives are written with their directory behind them.
    output = os.fdopen(1, "w+b", closefd=False)
    report = Report()
    found: dict[str, Any]
    try:
        _clean(kind, output, report)
        found = {"notes": [str(note) for note in report.notes], "same": report.is_same}
    except Refused as refused:
        found = {"refused": str(refused.reason), "part": refused.part[-_LONGEST_PART:]}
    except (MemoryError, RecursionError):
        found = {"refused": str(Refusal.TOO_COMPLEX), "part": ""}
    except Exception:
        # A parser meets hostile bytes with any error at all, and all of them mean the same to people.
        found = {"refused": str(Refusal.BROKEN), "part": ""}
    if "refused" in found or found["same"]:
        output.seek(0)
        output.truncate()
    output.seek(0, os.SEEK_END)
    end = json.dumps(found).encode("ascii")
    output.write(end + len(end).to_bytes(4))
    output.flush()


def _clean(kind: str, output: Any, report: Report) -> None:
    from media_pipeline.document_cleaning.archive import Budget
    from media_pipeline.document_cleaning.kinds import clean_by_kind

    clean_by_kind(os.fdopen(0, "rb", closefd=False), kind, output, report, Budget())


if __name__ == "__main__":
    main(sys.argv[1])
