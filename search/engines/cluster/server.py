"""The server as both clients show it: JSON in and out, writings in bulk, and which failure is whose."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from json import dumps
from typing import Any

from search.engines.base import EngineUnavailableError, IndexDocument
from search.engines.cluster.query import Json, stored_document

# Seconds. A citizen waits for the first, the database answers after it; nobody waits for the second.
SEARCH_TIMEOUT = 2.0
WRITE_TIMEOUT = 60.0
# Nobody is let in (yet), or the server is too busy: as good as down, and the next try may succeed.
NOT_NOW = frozenset({401, 403, 408, 429})
# What one request brings at most, in characters; servers take a hundred megabytes.
BULK_LENGTH = 5_000_000
GONE = 404
CONFLICT = 409
BUSY = 503


class EngineRefusedError(RuntimeError):
    """The cluster does not understand what it was sent: a mistake of ours, which waiting does not mend."""


@dataclass(frozen=True, slots=True)
class Writing:
    """One line of a bulk request: a document as JSON, or "" to forget the id.

    A lower `version` than the index has seen for the id does nothing; None always does.
    """

    id: int
    version: int | None = None
    document: str = ""

    @classmethod
    def of(cls, document: IndexDocument, version: int | None = None) -> "Writing":
        return cls(document.id, version, dumps(stored_document(document)))

    def lines(self, alias: str) -> list[str]:
        about: Json = {"_index": alias, "_id": str(self.id)}
        if self.version is not None:
            about |= {"version": self.version, "version_type": "external_gte"}
        return [dumps({"index": about}), self.document] if self.document else [dumps({"delete": about})]


class ClusterServer(ABC):
    """Where the index is: behind the alias `prefix`, and while a new one is built beside it, behind `building`."""

    def __init__(self, cluster: Mapping[str, str]) -> None:
        self.prefix = cluster["PREFIX"]
        self.building = f"{self.prefix}-building"

    @abstractmethod
    def send(
        self, method: str, target: str, body: bytes | None, *, content_type: str, timeout: float
    ) -> tuple[int, Any]:
        """Return the status and the parsed answer. Raises EngineUnavailableError where there is no answer."""

    def ask(
        self,
        method: str,
        target: str,
        body: Json | None = None,
        *,
        timeout: float = WRITE_TIMEOUT,
        allowed: Collection[int] = (),
    ) -> tuple[int, Any]:
        """Send JSON and return the status and the answer; `allowed` are statuses above 299 that are no error.

        Raises:
            EngineUnavailableError: the cluster cannot answer now.
            EngineRefusedError: it will never answer this.
        """
        raw = None if body is None else dumps(body).encode()
        status, answer = self.send(method, target, raw, content_type="application/json", timeout=timeout)
        if status >= 300 and status not in allowed:
            raise _error(status, f"{method} {target}", answer)
        return status, answer

    def bulk(self, writings: Sequence[Writing], aliases: Sequence[str], *, refresh: bool) -> bool:
        """Write to each alias. Returns whether all of them stood for an index; writing again does no harm.

        Raises:
            EngineUnavailableError: some of it was not taken now.
            EngineRefusedError: some of it will never be taken; the rest was.
        """
        return all([self._bulk(batch, aliases, refresh=refresh) for batch in _batches(writings)])

    def _bulk(self, writings: Sequence[Writing], aliases: Sequence[str], *, refresh: bool) -> bool:
        lines = [line for alias in aliases for writing in writings for line in writing.lines(alias)]
        target = f"/_bulk?require_alias=true&refresh={str(refresh).lower()}"
        raw = "".join(f"{line}\n" for line in lines).encode()
        status, answer = self.send("POST", target, raw, content_type="application/x-ndjson", timeout=WRITE_TIMEOUT)
        if status >= 300:
            raise _error(status, target, answer)
        # A conflict is a later change that is there already.
        failed = [item for item in _failed(answer) if item["status"] != CONFLICT]
        if any(item["status"] in NOT_NOW or item["status"] >= 500 for item in failed):
            raise EngineUnavailableError(f"The cluster did not take {len(failed)} writings: {failed[0]['error']}")
        refused = [item for item in failed if item["status"] != GONE]
        if refused:
            raise EngineRefusedError(f"The cluster refused {len(refused)} writings: {refused[0]['error']}")
        return not failed


def _batches(writings: Sequence[Writing]) -> Iterator[list[Writing]]:
    batch: list[Writing] = []
    length = 0
    for writing in writings:
        if batch and length + len(writing.document) > BULK_LENGTH:
            yield batch
            batch, length = [], 0
        batch.append(writing)
        length += len(writing.document)
    if batch:
        yield batch


def _failed(answer: Any) -> list[Any]:
    """Return the items of a bulk answer that say an error; forgetting what was not there is none."""
    if not answer["errors"]:
        return []
    return [item for line in answer["items"] for item in line.values() if "error" in item]


def _error(status: int, target: str, answer: Any) -> Exception:
    reason = answer.get("error", answer) if isinstance(answer, dict) else answer
    said = f"{target}: {status} {str(reason)[:500]}"
    return EngineUnavailableError(said) if status >= 500 or status in NOT_NOW else EngineRefusedError(said)
