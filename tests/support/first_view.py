"""What a browser fetches for a first view, and whether anything moves under the reader's eyes meanwhile."""

import gzip
from collections import Counter
from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page, Response, Route

# Without pictures and fonts, and with fonts, in bytes as gzip sends them.
TEXT_BUDGET = 60_000
FONT_BUDGET = 110_000
TEXT_KINDS = ("document", "stylesheet", "script")
_OBSERVE = """
window.__shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    window.__shifts.push([entry.value, ...entry.sources.map((one) => one.node?.outerHTML?.slice(0, 120) ?? "")]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""
# To the end and back, a screen at a time, as who looks through the page: late pictures must find their room kept.
_SCROLL = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
    scrollTo(0, top);
    await frame();
  }
  const there = [...document.images].filter((one) => one.loading !== "lazy" || one.complete);
  await Promise.all(there.map((one) => one.decode().catch(() => 0)));
  await document.fonts.ready;
  await frame();
  await frame();
  return window.__shifts;
}"""


@dataclass(slots=True)
class FirstView:
    """Bytes sent before anybody scrolls, by Chromium's kind of request; what moved until the end of the page."""

    address: str
    sent: Counter[str] = field(default_factory=Counter)
    files: list[tuple[str, str, int]] = field(default_factory=list)
    shifts: list[list[object]] = field(default_factory=list)

    @property
    def text(self) -> int:
        return sum(self.sent[kind] for kind in TEXT_KINDS)

    @property
    def with_fonts(self) -> int:
        return self.text + self.sent["font"]

    def describe(self) -> str:
        return "\n".join([self.address, *(f"{size:>9}  {kind:<10} {url}" for kind, url, size in self.files)])


def bytes_sent(response: Response) -> int:
    """Return the size of a body on the line; what a test's server sends as it is counts as production's gzip would."""
    body = response.body()
    if response.request.resource_type not in {*TEXT_KINDS, "fetch"}:
        return len(body)
    if response.headers.get("content-encoding"):
        return int(response.request.sizes()["responseBodySize"])
    return len(gzip.compress(body, compresslevel=6))


def first_view(context: BrowserContext, address: str) -> FirstView:
    """Open an address with nothing cached, its fonts arriving after the first painting, and look through it."""
    page = context.new_page()
    page.add_init_script(_OBSERVE)
    responses: list[Response] = []
    late: list[Route] = []
    painted = False

    def hold(route: Route) -> None:
        if painted:
            route.continue_()
        else:
            late.append(route)

    page.on("response", lambda response: responses.append(response))
    page.route("**/*.woff2", hold)
    page.goto(address, wait_until="domcontentloaded")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    # The route stays: taking it away would let go of what it holds, and letting go twice is an error.
    painted = True
    for route in late:
        route.continue_()
    page.wait_for_load_state("networkidle")
    view = FirstView(address)
    for response in list(responses):
        size, kind = bytes_sent(response), response.request.resource_type
        view.sent[kind] += size
        view.files.append((kind, response.url, size))
    view.shifts = page.evaluate(_SCROLL)
    page.close()
    return view


def picture_faults(page: Page) -> list[str]:
    """Return pictures without a size, and those of the first screen that wait or below it that do not."""
    faults: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("main img")].flatMap((one) => {
          const box = one.getBoundingClientRect(), said = [];
          if (!one.getAttribute("width") || !one.getAttribute("height")) said.push("no size");
          if (box.top + scrollY > innerHeight * 1.5 && one.loading !== "lazy") said.push("not lazy");
          return said.map((word) => `${word}: ${one.outerHTML.slice(0, 160)}`);
        })"""
    )
    return faults
