"""What reading a document comes to; spoken by the reading process and understood by the one that asked."""

from dataclasses import dataclass
from enum import StrEnum


class Finding(StrEnum):
    """`READ` may come without the end of the text (`is_cut`); every other one may come with what was read before it."""

    READ = "read"
    EMPTY = "empty"
    SCAN = "scan"
    LOCKED = "locked"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Extract:
    """Text in reading order, one line a paragraph, at most limits.MAX_CHARACTERS; `pages` 0 where there are none."""

    finding: Finding
    text: str = ""
    pages: int = 0
    is_cut: bool = False


@dataclass(slots=True)
class Report:
    """What a reader tells beside the text that it yields."""

    pages: int = 0
    is_cut: bool = False


class Refused(Exception):  # noqa: N818
    """A document that is not read (further), with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding
