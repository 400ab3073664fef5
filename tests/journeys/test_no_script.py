"""A browser without JavaScript shows all there is, and offers nothing that it could not do."""

import re
from io import BytesIO
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from PIL import Image
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


def test_everything_is_read_without_javascript(site, context_factory):
    page = context_factory(java_script_enabled=False, viewport={"width": 390, "height": 800}).new_page()
    page.goto(site["home"])
    page.locator(".site-menu summary").click()
    page.locator(".site-menu__list").get_by_role("link", name="Berita").click()
    page.get_by_role("link", name="Kabar uji").click()
    main = page.locator("main")
    assert "Antre di loket dua." in main.inner_text()
    assert main.locator("button:visible").count() == 0
    page.locator("summary", has_text="Berapa?").click()
    assert page.get_by_text("Bawa KTP-el. Gratis.").is_visible()
    assert page.get_by_role("link", name="WhatsApp").get_attribute("href").startswith("https://wa.me/?text=Kabar%20uji")
    page.get_by_role("link", name="Kabar lain").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Kabar lain"

    page.goto(site["album"])
    assert page.locator("button:visible").count() == page.locator("header button:visible").count()
    address = urlsplit(page.url)
    page.locator("[data-picture]").nth(1).click()
    expect(page.locator("main img").first).to_be_visible()
    path = page.get_by_role("link", name=re.compile("^Unduh")).get_attribute("href")
    asked = Request(f"http://127.0.0.1:{address.port}{path}", headers={"Host": address.netloc})
    with urlopen(asked) as answer:
        assert Image.open(BytesIO(answer.read())).width >= 480

    page.goto(site["agenda"])
    assert page.get_by_role("link", name="Acara bulan ini").is_visible()
    page.get_by_role("link", name="Kalender", exact=True).click()
    page.get_by_role("link", name="Bulan sebelumnya").click()
    assert "tampilan=kalender" in page.url
