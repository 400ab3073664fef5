"""Debian's Chromium through Playwright, shut in: a page that asks any other machine for anything fails its test."""

import os
import shutil
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Nothing but this machine has an address, so even a request that no event shows goes nowhere.
    "--host-resolver-rules=MAP localhost 127.0.0.1, MAP *.localhost 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
ContextFactory = Callable[..., BrowserContext]


def chromium_path() -> str:
    """Return the browser to drive: $CHROMIUM, else the first of the usual names.

    Raises:
        RuntimeError: none is installed.
    """
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if path is None:
        raise RuntimeError("Browser tests need Chromium: sudo apt-get install chromium (or set CHROMIUM=/path/to/it)")
    return path


def is_local(address: str) -> bool:
    """Tell whether a browser reaches this address without leaving the machine."""
    parts = urlsplit(address)
    if parts.scheme in {"data", "blob", "about"}:
        return True
    host = parts.hostname or ""
    return host in {"localhost", "127.0.0.1"} or host.endswith(".localhost")


class Watch:
    """What went wrong in a browser context without showing on its pages."""

    def __init__(self, context: BrowserContext) -> None:
        self.problems: list[str] = []
        context.on("request", lambda request: self._check(request.url))
        context.on("weberror", lambda error: self.problems.append(f"uncaught script error: {error.error}"))
        context.on("console", self._hear)

    def _check(self, address: str) -> None:
        if not is_local(address):
            self.problems.append(f"foreign request: {address}")

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            self.problems.append(f"refused by the page's own policy: {message.text}")

    def assert_nothing(self) -> None:
        """Fail with every problem seen so far."""
        assert not self.problems, "\n".join(self.problems)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a test process."""
    # Playwright's synchronous face keeps an event loop running in this thread, which Django takes for an async view.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def context_factory(browser: Browser) -> Iterator[ContextFactory]:
    """Return a function that opens a fresh context (a person with an own cookie jar); options go to Playwright."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_context(**options: object) -> BrowserContext:
        context = browser.new_context(**({"locale": "id-ID", "timezone_id": "Asia/Jakarta"} | options))
        context.set_default_timeout(15_000)
        opened.append((context, Watch(context)))
        return context

    yield open_context
    for context, _ in opened:
        context.close()
    problems = [problem for _, watch in opened for problem in watch.problems]
    assert not problems, "\n".join(problems)
