"""Where a video is worked on: a folder of its own for each try, on the disk that has room for it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.core.files.storage import Storage
from django.utils import timezone

_LEFT_BEHIND = timedelta(hours=12)


@contextmanager
def work_folder(video_id: int) -> Iterator[Path]:
    """Give an empty folder and take it away again."""
    root = _root()
    # Of an earlier try that was cut off; only one at a time works on a video.
    for left in root.glob(f"video-{video_id}-*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(mkdtemp(prefix=f"video-{video_id}-", dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def local_copy(storage: Storage, name: str, folder: Path) -> Path:
    """Return where a stored file lies on this machine, fetching it into `folder` where it lies elsewhere.

    Raises FileNotFoundError for a file that is gone, OSError for a store that fails.
    """
    try:
        path = Path(storage.path(name))
    except NotImplementedError:
        path = folder / "source"
        with storage.open(name) as stored, path.open("wb") as copy:
            shutil.copyfileobj(stored, copy, 1024 * 1024)
    if not path.is_file():
        raise FileNotFoundError(name)
    return path


def sweep() -> None:
    """Remove what tries left behind whose worker was ended, of videos that nobody asks for again."""
    oldest = (timezone.now() - _LEFT_BEHIND).timestamp()
    for folder in _root().glob("video-*"):
        if folder.stat().st_mtime < oldest:
            shutil.rmtree(folder, ignore_errors=True)


def _root() -> Path:
    root = Path(settings.MEDIA_WORK_DIR)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root
