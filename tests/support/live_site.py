"""The whole project on a free port: every host under `localhost` answers as the registry says, static files too."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

STOP_SECONDS = 20


@dataclass(frozen=True, slots=True)
class LiveSite:
    """Where the project is served during one test."""

    port: int

    def address(self, label: str = "", path: str = "/") -> str:
        """Return the address of a path on a host: label "dinkes" is dinkes.localhost, "" the portal."""
        host = f"{label}.localhost" if label else "localhost"
        return f"http://{host}:{self.port}{path}"


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a failing test shows what matters."""


class _Gate:
    """Counts requests in flight, so that a test's rows are not taken away under one."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self._application = application
        self._in_flight = 0
        self._changed = threading.Condition()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        with self._changed:
            self._in_flight += 1
        try:
            response = self._application(environ, start_response)
        except BaseException:
            self._leave()
            raise
        close = getattr(response, "close", None)

        def close_and_leave() -> None:
            try:
                if close is not None:
                    close()
            finally:
                self._leave()

        response.close = close_and_leave  # type: ignore[attr-defined]
        return response

    def _leave(self) -> None:
        with self._changed:
            self._in_flight -= 1
            self._changed.notify_all()

    def wait_until_idle(self, seconds: float) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: self._in_flight == 0, timeout=seconds)


@pytest.fixture
def live_site(transactional_db: None, settings: Any) -> Iterator[LiveSite]:
    """Serve the project, with all its middleware, for one test; rows the test commits are seen by the server."""
    server = ThreadedWSGIServer(("127.0.0.1", 0), _QuietHandler, allow_reuse_address=False)
    port = server.server_address[1]
    settings.BASE_DOMAIN = "localhost"
    settings.PUBLIC_SCHEME = "http"
    settings.PUBLIC_PORT = port
    settings.ALLOWED_HOSTS = ["localhost", ".localhost"]
    settings.WAGTAILADMIN_BASE_URL = f"http://localhost:{port}"
    gate = _Gate(WSGIHandler())
    server.set_app(gate)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield LiveSite(port=port)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        if not gate.wait_until_idle(STOP_SECONDS):
            pytest.fail(f"The live site still had a request in flight {STOP_SECONDS} s after the test.")
