"""`make screenshots`: the pictures of the admin's guide, taken from the running demo as its operator sees it.

One line a picture: its name in `opd.guide.pictures`, where it is taken, what is done there, and the element that stands
at the top of the picture.
"""

import argparse
import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from cms.registries.guide import PICTURE_HEIGHT, PICTURE_WIDTH
from tests.support.browser import ARGUMENTS, chromium_path

FOLDER = Path(__file__).resolve().parents[2] / "opd" / "static" / "opd" / "guide"
# The demo's public account (home.demo.people).
WHO, PASSWORD = "operator-dinkes", "contoh-pati-2026"
# Above the element, so that it does not stick to the picture's edge or lie under the admin's own bar.
_ROOM = 120
_TO_TOP = """(element, room) => {
  element.style.scrollMarginTop = `${room}px`;
  element.scrollIntoView({behavior: "instant", block: "start"});
}"""


@dataclass(frozen=True, slots=True)
class Shot:
    """`through` are the titles of links to follow from the explorer's top, one after the other, before `then`."""

    name: str
    path: str = "/admin/"
    through: tuple[str, ...] = ()
    then: Callable[[Page], None] | None = None
    top: str = ""


def _add(page: Page) -> None:
    page.get_by_role("link", name="Tambah subhalaman").first.click()


def _blocks(page: Page) -> None:
    _add(page)
    page.locator("#panel-child-isi-body-section button.c-sf-add-button").first.click()
    page.locator(".w-combobox__option").first.wait_for()


def _menu(page: Page) -> None:
    page.locator("#w-slim-header-buttons button").last.click()
    page.locator(".w-dropdown__content:visible").first.wait_for()


def _end(page: Page) -> None:
    _add(page)
    page.locator("footer").first.scroll_into_view_if_needed()


SHOTS = (
    Shot("beranda"),
    Shot("berita", "/admin/pages/", ("Berita",), _add, "[name=title]"),
    Shot("blok", "/admin/pages/", ("Berita",), _blocks, "#panel-child-isi-body-section"),
    Shot("unggah", "/admin/images/multiple/add/"),
    Shot("teks-alternatif", "/admin/images/add/", top="#id_title"),
    Shot("ajukan", "/admin/pages/", ("Berita",), _end, "footer"),
    Shot("dikembalikan", "/admin/pages/", ("Berita", "Rapat persiapan pekan imunisasi"), top="#returned-title"),
    Shot("agenda", "/admin/pages/", ("Agenda",), _add, "#id_start"),
    Shot("galeri", "/admin/pages/", ("Galeri", "Sehari di posyandu balita"), top="#panel-child-isi-photos-section"),
    Shot("testimoni", "/admin/pages/", ("Testimoni",), _add, "#id_quote"),
    Shot("layanan", "/admin/pages/", ("Layanan",), _add, "#panel-child-isi-standar_pelayanan-section"),
    Shot("informasi-publik", "/admin/pages/", ("Informasi publik",), _add, "#id_category"),
    Shot("menu-halaman", "/admin/pages/", ("Berita",), _menu),
    Shot("arsip", "/admin/arsip/"),
    Shot("akun", "/admin/account/"),
)


def compressed(png: bytes) -> bytes:
    """Return a WebP: the pictures together stay below 600 kB."""
    stream = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").save(stream, "WEBP", quality=55, method=6)
    return stream.getvalue()


def _go(page: Page, base: str, shot: Shot) -> None:
    page.goto(base + shot.path, wait_until="networkidle")
    for title in shot.through:
        link = page.locator("td.title, td.children").get_by_role("link", name=re.compile(re.escape(title)))
        # A section is entered by its arrow; its title leads to its form.
        link.last.click()
        page.wait_for_load_state("networkidle")
    if shot.then:
        shot.then(page)
        page.wait_for_load_state("networkidle")


def take(base: str, folder: Path = FOLDER) -> list[Path]:
    """Take every picture and return the files; raises when the demo does not answer or a place is gone."""
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        size = {"width": PICTURE_WIDTH, "height": PICTURE_HEIGHT}
        page = browser.new_context(viewport=size, locale="id-ID", reduced_motion="reduce").new_page()
        page.goto(f"{base}/admin/login/")
        page.fill("[name=username]", WHO)
        page.fill("[name=password]", PASSWORD)
        page.click("button[type=submit]")
        page.wait_for_url(f"{base}/admin/")
        for shot in SHOTS:
            _go(page, base, shot)
            if shot.top:
                page.locator(shot.top).first.evaluate(_TO_TOP, _ROOM)
            made.append(folder / f"{shot.name}.webp")
            made[-1].write_bytes(compressed(page.screenshot(animations="disabled")))
        browser.close()
    return made


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="http://localhost:8000", help="where the demo runs")
    for file in take(parser.parse_args().address.rstrip("/")):
        print(file.name, f"{file.stat().st_size // 1024} kB")  # noqa: T201
