"""Every screen that citizens meet, in a real browser: barrier-free, no wider than the phone, light, and standing still.

One site is made for all of them: making it costs more than looking at it.
"""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned
from tests.pages.samples import sample_site
from tests.support.axe import TAGS, assert_no_axe_violations
from tests.support.first_view import FONT_BUDGET, TEXT_BUDGET, first_view, picture_faults

pytestmark = pytest.mark.browser
SIZES = {"phone": {"width": 320, "height": 800}, "desk": {"width": 1280, "height": 800}}
# Beside the page types: lists with pages, results and none, and what is said where nothing is.
OTHERS = {
    "halaman kedua": ("dinkes", "/berita/?halaman=2"),
    "daftar kosong": ("disdukcapil", "/berita/"),
    "beranda kosong": ("disdukcapil", "/"),
    "pencarian": ("", "/cari/"),
    "hasil pencarian": ("", "/cari/?q=berita"),
    "tanpa hasil": ("dinkes", "/cari/?q=zzzzzz"),
    "data pencarian": ("dinkes", "/cari/api/"),
    "tidak ada": ("dinkes", "/tidak-ada/"),
    "tidak ada di portal": ("", "/tidak-ada/"),
    "masuk": ("", "/admin/login/"),
}

LIGHTS: tuple[dict[str, Any], ...] = (
    {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"},
    {"color_scheme": "dark", "contrast": "no-preference", "forced_colors": "none"},
    {"color_scheme": "light", "contrast": "more", "forced_colors": "none"},
    {"color_scheme": "dark", "contrast": "more", "forced_colors": "none"},
)
MORE_LIGHTS = {"PortalHomePage", "OpdHomePage", "NewsPage", "hasil pencarian"}


@pytest.fixture
def screens(live_site) -> dict[str, str]:
    """Return the addresses of all screens, by name."""
    samples = sample_site()
    for _ in range(13):
        NewsPageFactory(agency=provisioned("dinkes"))
    provisioned("disdukcapil")
    found = {model.__name__: page.full_url for model, page in samples.items()}
    return found | {name: live_site.address(label, path) for name, (label, path) in OTHERS.items()}


def faults_of(page: Page, name: str, seen: str, tags: tuple[str, ...]) -> list[str]:
    faults = []
    try:
        assert_no_axe_violations(page, tags)
    except AssertionError as error:
        faults.append(f"{seen}: {error}")
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if overflow > 0:
        faults.append(f"{seen}: {name} is {overflow} px wider than the screen")
    return faults


def test_no_screen_has_a_barrier_in_any_light_or_width(screens, context_factory):
    faults: list[str] = []
    for width, viewport in SIZES.items():
        page = context_factory(viewport=viewport).new_page()
        for name, address in screens.items():
            page.goto(address)
            # What is barrier-free in one light is looked at again in the others without being fetched again.
            for number, media in enumerate(LIGHTS if name in MORE_LIGHTS else LIGHTS[:2]):
                page.emulate_media(**media)
                # Another light changes colours and nothing else.
                faults += faults_of(page, name, f"{width} {media}", ("cat.color",) if number else TAGS)
    assert not faults, "\n".join(faults)


def test_a_first_view_is_light_and_nothing_moves(screens, context_factory):
    addresses = {
        name: screens[name] for name in (*MORE_LIGHTS, "GalleryPage", "EventIndexPage", "ServicePage", "ContactPage")
    }
    faults: list[str] = []
    for size, viewport in SIZES.items():
        for name, address in addresses.items():
            if size == "desk" and name not in MORE_LIGHTS:
                continue
            context = context_factory(viewport=viewport, device_scale_factor=2)
            view = first_view(context, address)
            if view.text > TEXT_BUDGET or view.with_fonts > FONT_BUDGET:
                faults.append(f"{view.text} bytes, {view.with_fonts} with fonts\n{view.describe()}")
            faults += [f"{address} moved: {shift}" for shift in view.shifts]
            page = context.new_page()
            page.goto(address)
            faults += [f"{address}: {fault}" for fault in picture_faults(page)]
            context.close()
    assert not faults, "\n".join(faults)
