"""From every site to every other, with and without a script."""

import pytest
from playwright.sync_api import expect

from tests.factories.sites import portal, provisioned

pytestmark = pytest.mark.browser


@pytest.fixture
def sites(live_site):
    portal()
    for code in ("dinkes", "dispertan", "kec-contoh"):
        provisioned(code)
    return live_site


def test_it_opens_and_leads_on_without_a_script(sites, context_factory) -> None:
    page = context_factory(java_script_enabled=False).new_page()
    page.goto(sites.address("dinkes", "/berita/"))
    link = page.get_by_role("link", name="Dinas Pertanian")
    expect(link).to_be_hidden()
    page.get_by_text("Situs lain Pemkab Pati").click()
    expect(page.get_by_label("Saring nama")).to_be_hidden()
    link.click()
    assert page.url == sites.address("dispertan")


def test_it_is_narrowed_and_closed_by_keyboard(sites, context_factory) -> None:
    page = context_factory().new_page()
    page.goto(sites.address("dinkes"))
    summary = page.locator(".switcher > summary")
    summary.focus()
    page.keyboard.press("Enter")
    own = page.locator(".switcher a[aria-current]")
    expect(own).to_have_text("Dinas Kesehatan")
    page.get_by_label("Saring nama").fill("tani")
    expect(page.locator(".switcher__list a:visible")).to_have_text(["Dinas Pertanian"])
    expect(page.locator(".switcher h2:visible")).to_have_text(["Dinas"])
    expect(page.locator(".switcher").get_by_role("status")).to_have_text("1 situs dengan nama itu.")
    page.get_by_label("Saring nama").fill("tidak mungkin ada")
    expect(page.get_by_text("Tidak ada situs dengan nama itu.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(own).to_be_hidden()
