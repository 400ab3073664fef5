"""What a side of the storage must be able to do; names here are bare, for each side is a place of its own."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

BLOCK = 1024 * 1024


class StoreFailedError(OSError):
    """The store did not answer, or not as it should; what was asked for may or may not have happened."""


class Side(Protocol):
    """One place for files. Every method raises StoreFailedError where the place does not answer.

    `put` is whole or not at all: who reads meanwhile sees the former bytes or the new ones.
    """

    def put(self, name: str, chunks: Iterable[bytes]) -> None: ...
    def copy_from(self, other: "Side", name: str) -> None: ...
    def open(self, name: str, mode: str = "rb") -> Any: ...
    def chunks(self, name: str) -> Iterator[bytes]: ...
    def exists(self, name: str) -> bool: ...
    def size(self, name: str) -> int: ...
    def delete(self, name: str) -> None: ...
    def walk(self) -> Iterator[tuple[str, int]]: ...
    def address(self, name: str) -> str: ...
    def signed(self, name: str, content_type: str, disposition: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """SHA-256 in hexadecimal, and bytes."""

    sha256: str
    size: int


def fingerprint(chunks: Iterable[bytes]) -> Fingerprint:
    """Read everything once and return what it was."""
    digest, size = hashlib.sha256(), 0
    for chunk in chunks:
        digest.update(chunk)
        size += len(chunk)
    return Fingerprint(digest.hexdigest(), size)
