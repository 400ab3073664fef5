"""`make screenshots`: pictures of a running demo for the README, from the same Chromium that the tests use."""

import argparse
import re
import urllib.request
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.browser import ARGUMENTS, chromium_path

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screens"
# All of them together, in bytes.
LARGEST = 2_000_000
# Text stays readable down to the last.
QUALITIES = (78, 70, 60, 50)
PASSWORD = "contoh-pati-2026"


@dataclass(frozen=True, slots=True)
class Screen:
    """One picture: label before the base domain and path; `item` takes the first item of the list at that path."""

    name: str
    label: str = ""
    path: str = "/"
    item: bool = False
    user: str = ""


SCREENS = (
    Screen("portal"),
    Screen("opd", "dinkes"),
    # Another kind of agency wears another palette.
    Screen("opd-lain", "kec-juwana"),
    Screen("berita", "dinkes", "/berita/", item=True),
    Screen("layanan", "dinkes", "/layanan/", item=True),
    Screen("agenda", "dinkes", "/agenda/?tampilan=kalender"),
    Screen("galeri", "dinkes", "/galeri/", item=True),
    Screen("cari", path="/cari/?q=posyandu"),
    Screen("direktori", path="/siapa-mengurus/"),
    Screen("kontak", "dinkes", "/kontak/"),
    Screen("profil", "dinkes", "/profil/"),
    Screen("tidak-ada", "dinkes", "/alamat-yang-tidak-ada/"),
    Screen("meja-operator", path="/admin/", user="operator-dinkes"),
)
# Name, width, height: what is above the fold, and a little more.
SIZES = (("desktop", 1280, 1500), ("phone", 390, 1400))


def address(base: str, label: str, path: str) -> str:
    """Return an address below the demo's: ("http://localhost:8000", "dinkes", "/") -> http://dinkes.localhost:8000/."""
    scheme, host = base.rstrip("/").split("://")
    return f"{scheme}://{f'{label}.' if label else ''}{host}{path}"


def newest_item(index: str) -> str:
    """Return the address of the first item that a list links to; raises LookupError for an empty list."""
    parts = urlsplit(index)
    # By number: not every machine's resolver knows the names below "localhost".
    request = urllib.request.Request(f"http://127.0.0.1:{parts.port or 80}{parts.path}", headers={"Host": parts.netloc})
    with urllib.request.urlopen(request, timeout=30) as response:
        main = response.read().decode().partition("<main")[2]
    for link in re.findall(r'href="([^"?#]+)"', main):
        found = urljoin(index, link)
        if found.startswith(index) and found != index and re.search(r"[a-z]", found.removeprefix(index)):
            return found
    raise LookupError(f"{index} lists nothing")


def compressed(png: bytes, quality: int) -> bytes:
    stream = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").save(stream, "WEBP", quality=quality, method=6)
    return stream.getvalue()


def all_compressed(taken: dict[str, bytes]) -> dict[str, bytes]:
    """Return WebPs by name, as sharp as all of them together may be; raises ValueError when none of it is enough."""
    for quality in QUALITIES:
        pictures = {name: compressed(png, quality) for name, png in taken.items()}
        if sum(map(len, pictures.values())) <= LARGEST:
            return pictures
    raise ValueError(f"The pictures weigh more than {LARGEST} bytes together.")


def sign_in(page: Page, base: str, user: str) -> None:
    page.goto(address(base, "", "/admin/login/"))
    page.fill("[name=username]", user)
    page.fill("[name=password]", PASSWORD)
    page.press("[name=password]", "Enter")
    page.wait_for_url("**/admin/")


def take_one(browser: Browser, base: str, screen: Screen, size: tuple[str, int, int]) -> bytes:
    """Return one screen as PNG; every picture gets a browser of its own, so that nobody is signed in by chance."""
    _name, width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, locale="id-ID", color_scheme="light")
    page = context.new_page()
    if screen.user:
        sign_in(page, base, screen.user)
    target = address(base, screen.label, screen.path)
    page.goto(newest_item(target) if screen.item else target, wait_until="networkidle")
    picture = page.screenshot()
    context.close()
    return picture


def take(base: str, folder: Path) -> list[Path]:
    """Take every screen in every size and return the files; pictures of screens that are no more go away.

    Raises an error of Playwright's when the demo does not answer, ValueError when they are too heavy together.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        taken = {
            f"{screen.name}-{size[0]}.webp": take_one(browser, base, screen, size)
            for size in SIZES
            for screen in SCREENS
        }
        browser.close()
    pictures = all_compressed(taken)
    folder.mkdir(parents=True, exist_ok=True)
    for outdated in set(folder.glob("*.webp")) - {folder / name for name in pictures}:
        outdated.unlink()
    for name, picture in pictures.items():
        (folder / name).write_bytes(picture)
    return [folder / name for name in pictures]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8000", help="where the demo runs")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    given = parser.parse_args()
    for file in take(given.address, given.folder):
        print(file.name, f"{file.stat().st_size // 1024} kB")  # noqa: T201
