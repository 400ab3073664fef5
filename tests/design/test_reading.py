"""How a page is read: preferences that stay, fonts fetched where they are needed, nothing that moves or overflows."""

import pytest
from playwright.sync_api import Page, expect

from cms.design.previews.samples import LONG_TITLE, UNBROKEN_TITLE
from tests.factories.pages import GalleryPageFactory, NewsPageFactory
from tests.factories.sites import portal, provisioned
from tests.support.axe import assert_no_axe_violations

pytestmark = pytest.mark.browser
# Adds up what moved after the first paint (layout-shift of the Layout Instability API).
WATCH_SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shifted += entry.value; })
    .observe({type: "layout-shift", buffered: true});"""


def _root(page: Page) -> dict[str, str]:
    return page.evaluate("({...document.documentElement.dataset})")


def _overflow(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def test_what_a_reader_sets_by_keyboard_holds_on_the_next_page_from_its_first_paint(live_site, context_factory):
    portal()
    provisioned("dinkes")
    page = context_factory(viewport={"width": 390, "height": 800}).new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(live_site.address("dinkes"))
    page.get_by_text("Tampilan").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Biasa").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_label("Tinggi").check()
    page.get_by_label("Gelap").check()
    assert_no_axe_violations(page)
    page.keyboard.press("Escape")
    expect(page.get_by_label("Gelap")).to_be_hidden()
    expect(page.locator(".display summary")).to_be_focused()
    page.goto(live_site.address("dinkes", "/layanan/"), wait_until="networkidle")
    assert {"text": "larger", "contrast": "high", "theme": "dark"}.items() <= _root(page).items()
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "21px"
    assert page.evaluate("window.shifted") == 0
    assert page.context.cookies() == []
    page.get_by_text("Tampilan").click()
    page.get_by_label("Ikuti perangkat").check()
    assert "theme" not in _root(page)


def test_without_a_script_the_device_decides_and_no_control_is_shown(live_site, context_factory):
    provisioned("dinkes")
    page = context_factory(java_script_enabled=False, color_scheme="dark", contrast="more").new_page()
    page.goto(live_site.address("dinkes"))
    expect(page.get_by_text("Tampilan")).to_be_hidden()
    expect(page.locator("body")).to_have_css("background-color", "rgb(0, 0, 0)")
    page.emulate_media(color_scheme="light", contrast="no-preference")
    expect(page.locator("body")).not_to_have_css("background-color", "rgb(0, 0, 0)")


def test_javanese_letters_are_fetched_by_pages_that_have_them_alone(live_site, context_factory):
    dinkes = provisioned("dinkes")
    plain = NewsPageFactory(agency=dinkes, title="Jadwal imunisasi")
    fetched: list[str] = []
    page = context_factory().new_page()
    page.on("request", lambda request: fetched.append(request.url.rsplit("/", 1)[1]))
    page.goto(plain.full_url, wait_until="networkidle")
    assert page.evaluate("document.fonts.check('700 20px \"Plus Jakarta Sans\"')")
    assert "plus-jakarta-sans.woff2" in fetched
    assert "noto-sans-javanese.woff2" not in fetched
    # Made only now: the pages beside it show its title too.
    javanese = NewsPageFactory(agency=dinkes, title="Sugeng rawuh ꦥꦛꦶ", slug="sugeng-rawuh")
    page.goto(javanese.full_url, wait_until="networkidle")
    assert "noto-sans-javanese.woff2" in fetched


@pytest.mark.parametrize("title", [LONG_TITLE, UNBROKEN_TITLE], ids=["90 huruf", "tanpa spasi"])
def test_long_titles_in_the_largest_letters_fit_the_narrowest_screen(live_site, context_factory, title):
    dinkes = provisioned("dinkes")
    news = NewsPageFactory(agency=dinkes, title=title, slug="judul-panjang", summary=title)
    page = context_factory(viewport={"width": 320, "height": 640}).new_page()
    page.add_init_script("localStorage.setItem('tampilan-text', 'larger')")
    for address in (
        news.full_url,
        live_site.address("dinkes"),
        live_site.address("dinkes", "/berita/"),
        live_site.address("dinkes", "/x/"),
    ):
        page.goto(address)
        page.locator(".site-menu summary").click()
        assert _overflow(page) <= 0, address


# How many words of an element stand on more than one line.
BROKEN_WORDS = """(element) => {
  const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let broken = 0;
  while (words.nextNode()) {
    for (const match of words.currentNode.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(words.currentNode, match.index);
      range.setEnd(words.currentNode, match.index + match[0].length);
      if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) broken += 1;
    }
  }
  return broken;
}"""


@pytest.mark.parametrize(("width", "size"), [(320, "normal"), (360, "larger")])
def test_the_name_above_each_page_keeps_its_words_whole(live_site, context_factory, width, size):
    provisioned("kec-gunungwungkal", name="Kecamatan Gunungwungkal")
    provisioned("disdukcapil")
    page = context_factory(viewport={"width": width, "height": 640}).new_page()
    page.add_init_script(f"localStorage.setItem('tampilan-text', '{size}')")
    for label in ("kec-gunungwungkal", "disdukcapil"):
        page.goto(live_site.address(label), wait_until="networkidle")
        assert page.locator(".lockup__text").evaluate(BROKEN_WORDS) == 0, label
        page.locator(".site-menu summary").click()
        expect(page.locator(".site-menu").get_by_text("Layanan")).to_be_visible()


def test_the_narrowest_screen_keeps_the_pictures_of_albums_alone(live_site, context_factory):
    dinkes = provisioned("dinkes")
    GalleryPageFactory(agency=dinkes)
    NewsPageFactory(agency=dinkes)
    page = context_factory(viewport={"width": 320, "height": 640}).new_page()
    page.goto(live_site.address("dinkes", "/galeri/"))
    expect(page.locator(".card__picture")).to_be_visible()
    page.goto(live_site.address("dinkes", "/berita/"))
    expect(page.locator(".card__picture")).to_be_hidden()
