"""A search engine behind a real socket, small enough for `make test`: it can be stopped and started like a cluster.

It stores documents under the highest version and finds by the words of their titles; the project's own cluster engines
are tested on real servers (`make test-engines`).
"""

import json
import threading
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.request import Request, urlopen

from search.documents import index_document
from search.engines.base import EngineUnavailableError, Filters, Hit, IndexDocument, Matches
from search.models import SearchEntry
from search.plan import Plan
from tests.support.ports import free_port

REFUSED = "ditolak"


@dataclass
class RemoteServer:
    """What the server holds outlives its process, as a cluster's disk does."""

    port: int = field(default_factory=free_port)
    # id -> (version, fingerprint, title), with None for a document that was removed.
    held: dict[int, tuple[int, int | None, str]] = field(default_factory=dict)
    has_index: bool = True
    asked: int = 0
    _server: ThreadingHTTPServer | None = None

    @property
    def cluster(self) -> dict[str, str]:
        """What settings.SEARCH_CLUSTER is then."""
        return {"ENGINE": "tests.search.remote_engine.RemoteEngine", "ADDRESS": f"http://127.0.0.1:{self.port}"}

    def start(self) -> None:
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                server.asked += 1
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                status, answer = server.answer(self.path, body)
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def standing(self) -> dict[int, int]:
        return {one: fingerprint for one, (_v, fingerprint, _t) in self.held.items() if fingerprint is not None}

    def answer(self, path: str, body: Any) -> tuple[int, Any]:
        if path == "/search":
            hits = [one for one in self.standing() if set(body["words"]) <= set(self.held[one][2].split())]
            return 200, sorted(hits, reverse=True)
        if path == "/status":
            return 200, self.has_index
        if path == "/begin":
            self.has_index = True
            return 200, []
        if path == "/stored":
            return 200, sorted(item for item in self.standing().items() if item[0] > body["after"])[: body["limit"]]
        if any(REFUSED in title.split() for _id, _version, _print, title in body):
            return 400, []
        for one, version, fingerprint, title in body:
            if version >= self.held.get(one, (0,))[0]:
                self.held[one] = (version, fingerprint, title)
        return 200, []


class RemoteEngine:
    """The client: a `search.engines.base.ClusterEngine`."""

    def __init__(self, cluster: Mapping[str, str]) -> None:
        self._address = cluster["ADDRESS"]

    def ensure_schema(self) -> bool:
        return False

    def index(self, documents: Sequence[IndexDocument], versions: Mapping[int, int] | None = None) -> None:
        self._ask(
            "/write", [[one.id, (versions or {}).get(one.id, 0), one.fingerprint, one.title] for one in documents]
        )

    def remove(self, ids: Collection[int], versions: Mapping[int, int] | None = None) -> None:
        self._ask("/write", [[one, (versions or {}).get(one, 0), None, ""] for one in ids])

    def search(self, plan: Plan, filters: Filters, *, all_words: bool, order: str, offset: int, limit: int) -> Matches:
        words = [clause.alternatives[0].tokens[0] for clause in plan.clauses]
        ids = self._ask("/search", {"words": words})
        every = (1 << len(words)) - 1
        return Matches(hits=[Hit(one, every) for one in ids], counts={("", "", 0): len(ids)} if ids else {})

    def complete(self, words: Sequence[str], prefix: str, filters: Filters, *, limit: int) -> Sequence[int]:
        return []

    def stored(self, *, after: int, limit: int) -> Sequence[tuple[int, int]]:
        return [(one, fingerprint) for one, fingerprint in self._ask("/stored", {"after": after, "limit": limit})]

    def status(self) -> "RemoteEngine":
        return self

    @property
    def is_current(self) -> bool:
        return bool(self._ask("/status", []))

    def rebuild(self, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
        documents = [index_document(entry) for entry in SearchEntry.objects.all()]
        self._ask("/begin", [])
        self.index(documents)
        progress(len(documents), len(documents))
        return len(documents)

    def _ask(self, path: str, body: Any) -> Any:
        request = Request(self._address + path, json.dumps(body).encode(), {"Content-Type": "application/json"})
        try:
            with urlopen(request, timeout=5) as response:
                return json.load(response)
        except (ConnectionError, TimeoutError, HTTPException) as error:
            raise EngineUnavailableError(str(error)) from error
        except OSError as error:
            if isinstance(getattr(error, "reason", None), OSError):
                raise EngineUnavailableError(str(error.reason)) from error
            raise


@contextmanager
def running() -> Iterator[RemoteServer]:
    server = RemoteServer()
    server.start()
    try:
        yield server
    finally:
        server.stop()
