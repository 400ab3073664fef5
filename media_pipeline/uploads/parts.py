"""Where pieces wait to become a file: a folder of this machine, or an object store that all instances share."""

from collections.abc import Iterator
from typing import IO, Any, Protocol

from django.conf import settings

from media_pipeline.models.upload import ResumableUpload

BLOCK = 256 * 1024


class Parts(Protocol):
    """One kind of place."""

    # A piece that is no larger and not the last is refused.
    smallest: int

    def begin(self, upload: ResumableUpload) -> None:
        """Make room; may write `multipart` of the row that is about to be saved."""

    def append(self, upload: ResumableUpload, blocks: Iterator[bytes], length: int) -> tuple[int, dict[str, Any]]:
        """Take what comes at `upload.offset`; return how many bytes are kept, and fields to write with the offset.

        A connection that is lost ends the blocks early.
        """

    def is_there(self, upload: ResumableUpload) -> bool:
        """Whether everything up to the offset can still be had."""

    def open(self, upload: ResumableUpload) -> IO[bytes]:
        """Return the complete file, a real one with a descriptor; raises FileNotFoundError."""

    def remove(self, upload: ResumableUpload) -> None:
        """Remove all of it; what is gone already is no error."""

    def sweep(self, known: set[str]) -> None:
        """Remove what lies there for a day and belongs to none of the known ids."""


def parts() -> Parts:
    """Return the place that the settings name."""
    if settings.MEDIA_STORE:
        from media_pipeline.uploads.bucket import BucketParts

        return BucketParts(settings.MEDIA_STORE)
    from media_pipeline.uploads.folder import FolderParts

    return FolderParts()
