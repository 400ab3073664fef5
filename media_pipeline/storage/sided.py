"""The default storage: whatever is saved is born private; a settling moves it to the public side and back."""

import os
from collections.abc import Iterator
from os.path import splitext
from typing import Any, cast

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import Storage
from django.utils.crypto import get_random_string
from django.utils.deconstruct import deconstructible
from django.utils.encoding import filepath_to_uri
from django.utils.functional import cached_property

from media_pipeline.storage import ledger
from media_pipeline.storage.names import bare, is_private, on_side, twin
from media_pipeline.storage.sides import BLOCK, Fingerprint, Side, StoreFailedError, fingerprint

PRIVATE_ADDRESS = "/berkas/"
# Players fetch captions by script rules: from another origin they would be refused.
_ALWAYS_BY_US = ("media_captions/",)


@deconstructible(path="media_pipeline.storage.SidedStorage")
class SidedStorage(Storage):
    """Takes no arguments: nothing of what it is made of can end in a task's arguments or a migration."""

    @cached_property
    def public(self) -> Side:
        return _side(public=True)

    @cached_property
    def private(self) -> Side:
        return _side(public=False)

    def side_of(self, name: str) -> Side:
        return self.private if is_private(name) else self.public

    @property
    def is_remote(self) -> bool:
        return bool(settings.MEDIA_STORE)

    def put(self, name: str, content: Any) -> Fingerprint:
        """Write bytes under exactly this name, in place of what is there, and enter them in the ledger.

        For a file that is replaced at its address. Raises StoreFailedError, then nothing has changed but, perhaps, the
        store's own bytes: asking again is always right.
        """
        found = fingerprint(_chunks(content))
        self.side_of(name).put(bare(name), _chunks(content))
        if self.side_of(name).size(bare(name)) != found.size:
            raise StoreFailedError(f"{name}: half of it was written.")
        ledger.enter(name, found)
        return found

    def chunks(self, name: str) -> Iterator[bytes]:
        return self.side_of(name).chunks(bare(name))

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return a private name that neither side has."""
        name = bare(name.replace("\\", "/"))
        if self.is_remote:
            # Between asking a store and writing to it somebody else may have written.
            root, ending = splitext(name)
            name = f"{root}_{get_random_string(7)}{ending}"
        return str(super().get_available_name(on_side(name, public=False), max_length))

    def is_name_available(self, name: str, max_length: int | None = None) -> bool:
        too_long = max_length is not None and len(name) > max_length
        return not (too_long or self.exists(name) or self.exists(twin(name)))

    def _save(self, name: str, content: File[Any]) -> str:
        self.put(name, content)
        return name

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        return cast("File[Any]", self.side_of(name).open(bare(name), mode))

    def exists(self, name: str) -> bool:
        return self.side_of(name).exists(bare(name))

    def size(self, name: str) -> int:
        return self.side_of(name).size(bare(name))

    def delete(self, name: str) -> None:
        """Remove the file from its side, then from the ledger; a missing one is no error."""
        self.side_of(name).delete(bare(name))
        ledger.strike(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        side: Any = self.side_of(path)
        return cast("tuple[list[str], list[str]]", side.listdir(bare(path)))

    def get_modified_time(self, name: str) -> Any:
        side: Any = self.side_of(name)
        return side.get_modified_time(bare(name))

    def path(self, name: str) -> str:
        """Return where the file lies on this machine; raises NotImplementedError where it lies in a store."""
        if self.is_remote:
            raise NotImplementedError("Files of an object store have no local path.")
        side: Any = self.side_of(name)
        return str(side.path(bare(name)))

    def url(self, name: str | None) -> str:
        """Return a public file's address, or the one where this house decides who gets a private one."""
        if not name:
            raise ValueError("A file without a name has no address.")
        if is_private(name) or (self.is_remote and name.startswith(_ALWAYS_BY_US)):
            return PRIVATE_ADDRESS + str(filepath_to_uri(bare(name)))
        return self.public.address(name)


def _side(*, public: bool) -> Side:
    if settings.MEDIA_STORE:
        from media_pipeline.storage.s3 import S3Side

        return S3Side(settings.MEDIA_STORE, public=public)
    from media_pipeline.storage.local import LocalSide

    return LocalSide(public=public)


def _chunks(content: Any) -> Iterator[bytes]:
    """Read a file from its start, whatever it is; text as UTF-8."""
    content.seek(0, os.SEEK_SET)
    while block := content.read(BLOCK):
        yield block.encode() if isinstance(block, str) else bytes(block)
    content.seek(0, os.SEEK_SET)
