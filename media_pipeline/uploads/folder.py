"""Pieces in a folder of this machine, one growing file an upload."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from media_pipeline.models.upload import ResumableUpload

_DAY = 24 * 60 * 60


class FolderParts:
    smallest = 0

    def begin(self, upload: ResumableUpload) -> None:
        self._path(upload).touch(mode=0o600)

    def append(self, upload: ResumableUpload, blocks: Iterator[bytes], length: int) -> tuple[int, dict[str, Any]]:
        """Write at the offset: a piece that comes twice at once writes the same bytes to the same place."""
        kept = 0
        with self._path(upload).open("r+b") as file:
            file.seek(upload.offset)
            for block in blocks:
                file.write(block)
                kept += len(block)
        return kept, {}

    def is_there(self, upload: ResumableUpload) -> bool:
        try:
            return self._path(upload).stat().st_size >= upload.offset
        except FileNotFoundError:
            return False

    def open(self, upload: ResumableUpload) -> IO[bytes]:
        path = self._path(upload)
        # A piece that was begun and given up may have left bytes behind the end.
        os.truncate(path, upload.size)
        return path.open("rb")

    def remove(self, upload: ResumableUpload) -> None:
        self._path(upload).unlink(missing_ok=True)

    def sweep(self, known: set[str]) -> None:
        oldest = time.time() - _DAY
        for path in self._root().iterdir():
            if path.name not in known and path.stat().st_mtime < oldest:
                path.unlink(missing_ok=True)

    def _path(self, upload: ResumableUpload) -> Path:
        return self._root() / str(upload.pk)

    def _root(self) -> Path:
        root = Path(settings.MEDIA_WORK_DIR) / "uploads"
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        return root
