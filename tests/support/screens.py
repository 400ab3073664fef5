"""`make screenshots`: pictures of a running demo for the README, from the same Chromium that the tests use."""

import argparse
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from tests.support.browser import ARGUMENTS, chromium_path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
# Name, label before the base domain, path; heights show the part above the fold and a little more.
SCREENS = (("portal", "", "/"), ("opd", "dinkes", "/"))
SIZES = (("desktop", 1280, 1500), ("phone", 360, 1400))


def address(base: str, label: str, path: str) -> str:
    """Return an address below the demo's: ("http://localhost:8000", "dinkes", "/") -> http://dinkes.localhost:8000/."""
    scheme, host = base.rstrip("/").split("://")
    return f"{scheme}://{f'{label}.' if label else ''}{host}{path}"


def compressed(png: bytes) -> bytes:
    """Return a WebP: the repository keeps pictures under 2 MB in all."""
    stream = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").save(stream, "WEBP", quality=78, method=6)
    return stream.getvalue()


def take(base: str, folder: Path) -> list[Path]:
    """Take every screen in every size and return the files; raises when the demo does not answer."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for size, width, height in SIZES:
            page = browser.new_context(viewport={"width": width, "height": height}, locale="id-ID").new_page()
            for name, label, path in SCREENS:
                page.goto(address(base, label, path), wait_until="networkidle")
                made.append(folder / f"{name}-{size}.webp")
                made[-1].write_bytes(compressed(page.screenshot()))
        browser.close()
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8000", help="where the demo runs")
    for file in take(parser.parse_args().address, FOLDER):
        print(file.name, f"{file.stat().st_size // 1024} kB")  # noqa: T201
