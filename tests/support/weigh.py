"""`make bench-weight`: bytes of a first view of the demo under production settings, on a phone and on a desk."""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.browser import ARGUMENTS, chromium_path
from tests.support.first_view import FONT_BUDGET, TEXT_BUDGET, first_view
from tests.support.live_site import LiveSite
from tests.support.production import key_pages, production_site

DEVICES = {
    "phone": {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True},
    "desk": {"viewport": {"width": 1280, "height": 900}, "device_scale_factor": 1},
}
KINDS = ("document", "stylesheet", "script", "font", "image")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of the demo (`make demo` fills it)")
    parser.add_argument("--files", action="store_true", help="list every file")
    given = parser.parse_args()
    good = True
    write = sys.stdout.write
    write(f"{'page':<10}{'on':<7}" + "".join(f"{kind:>11}" for kind in (*KINDS, "text", "with fonts", "CLS")) + "\n")
    with production_site(given.data) as port, sync_playwright() as playwright:
        site = LiveSite(port=port)
        addresses = key_pages(port) | {
            "list": site.address("dinkes", "/berita/"),
            "gallery": site.address("dinkes", "/galeri/"),
            "agenda": site.address("dinkes", "/agenda/"),
        }
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=ARGUMENTS)
        for name, address in addresses.items():
            for device, options in DEVICES.items():
                context = browser.new_context(**options)  # type: ignore[arg-type]
                view = first_view(context, address)
                context.close()
                moved = sum(float(str(shift[0])) for shift in view.shifts)
                sizes = [*(view.sent[kind] for kind in KINDS), view.text, view.with_fonts]
                write(f"{name:<10}{device:<7}" + "".join(f"{size:>11}" for size in sizes) + f"{moved:>11.3f}\n")
                if given.files:
                    write(view.describe() + "\n")
                good &= view.text <= TEXT_BUDGET and view.with_fonts <= FONT_BUDGET and not moved
        browser.close()
    write(f"allowed: text {TEXT_BUDGET}, with fonts {FONT_BUDGET}, CLS 0; pictures stand apart\n")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
