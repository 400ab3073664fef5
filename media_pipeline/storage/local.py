"""A side as a local folder: the public one is MEDIA_ROOT, the private one lies outside of it."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.storage import FileSystemStorage

from media_pipeline.storage.sides import BLOCK, Side, StoreFailedError

# Begins the names of files that are still being written; nobody reads them.
_PART = ".tulis-"


class LocalSide(FileSystemStorage):
    """Django's own storage of files, with writes that are whole or not at all."""

    def __init__(self, *, public: bool) -> None:
        self.is_public = public
        super().__init__()

    @property
    def base_location(self) -> str:
        # Asked anew each time: tests give folders of their own.
        return str(settings.MEDIA_ROOT if self.is_public else settings.MEDIA_PRIVATE_ROOT)

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)

    def put(self, name: str, chunks: Iterable[bytes]) -> None:
        with self._writing(name) as part:
            for chunk in chunks:
                part.write(chunk)

    def copy_from(self, other: Side, name: str) -> None:
        """Take the file over from another side; raises FileNotFoundError."""
        if isinstance(other, LocalSide) and self._link_from(other, name):
            return
        self.put(name, other.chunks(name))

    def chunks(self, name: str) -> Iterator[bytes]:
        with self.open(name) as file:
            while block := file.read(BLOCK):
                yield block

    def delete(self, name: str) -> None:
        with _failing():
            super().delete(name)

    def walk(self) -> Iterator[tuple[str, int]]:
        """Yield every file's name and size, folder by folder."""
        root = Path(self.location)
        for folder, _folders, files in os.walk(root):
            for file in files:
                path = Path(folder, file)
                if not file.startswith(_PART):
                    with suppress(FileNotFoundError):
                        yield path.relative_to(root).as_posix(), path.stat().st_size

    def remove_parts(self, before: float) -> int:
        """Remove what writers that were cut off before this moment (seconds since 1970) left; returns how many."""
        removed = 0
        for path in Path(self.location).rglob(f"{_PART}*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < before:
                    path.unlink()
                    removed += 1
        return removed

    def address(self, name: str) -> str:
        return str(self.url(name))

    def signed(self, name: str, content_type: str, disposition: str) -> str:
        """A folder signs nothing: the application hands its files out."""
        return ""

    def _link_from(self, other: "LocalSide", name: str) -> bool:
        """Give the same bytes a second name on one disk, which costs nothing; False where that cannot be."""
        target = Path(self.path(name))
        source = Path(other.path(name))
        part = target.with_name(f"{_PART}{os.getpid()}-{os.urandom(6).hex()}")
        try:
            self._make_folder(target.parent)
            os.link(source, part)
        except FileNotFoundError:
            raise
        except OSError:
            return False
        try:
            os.replace(part, target)
        finally:
            # Two names of one file: then `replace` does nothing, says POSIX, and leaves the first one.
            part.unlink(missing_ok=True)
        return True

    @contextmanager
    def _writing(self, name: str) -> Iterator[Any]:
        target = Path(self.path(name))
        with _failing():
            self._make_folder(target.parent)
            part = NamedTemporaryFile(dir=target.parent, prefix=_PART, delete=False)  # noqa: SIM115
        try:
            with part:
                yield part
                with _failing():
                    part.flush()
                    os.fsync(part.fileno())
            with _failing():
                os.chmod(part.name, self.file_permissions_mode or 0o644)
                os.replace(part.name, target)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise

    def _make_folder(self, folder: Path) -> None:
        if not self.is_public and not os.path.isdir(self.location):
            # Nobody else of the machine looks into the private side.
            os.makedirs(self.location, mode=0o700, exist_ok=True)
        folder.mkdir(parents=True, exist_ok=True)


@contextmanager
def _failing() -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        raise StoreFailedError(*error.args) from error
