"""What a citizen reaches with keys alone: the text, the menu, the search, every picture of an album, any month."""

import pytest

from tests.support.axe import assert_no_axe_violations

pytestmark = pytest.mark.browser


def tab_to(page, selector, most=60):
    """Press Tab until the element has the focus, as somebody without a mouse does."""
    for _ in range(most):
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} is not reached with {most} presses of Tab")


def focused(page):
    return page.evaluate("document.activeElement.outerHTML")


def test_skip_link_menu_and_search(site, context_factory):
    page = context_factory(viewport={"width": 390, "height": 800}).new_page()
    page.goto(site["article"])
    page.keyboard.press("Tab")
    assert "skip-link" in focused(page)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    page.reload()
    tab_to(page, ".site-menu summary")
    page.keyboard.press("Enter")
    menu = page.locator(".site-menu__list a").first
    menu.wait_for()
    page.keyboard.press("Escape")
    menu.wait_for(state="hidden")
    assert "<summary" in focused(page)
    page.reload()
    tab_to(page, "input[type=search]")
    page.keyboard.type("kabar")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("main").get_by_role("link", name="Kabar lain").count() == 1


def test_an_album_opens_turns_and_closes_by_keys_and_turns_by_wiping(site, context_factory):
    page = context_factory(viewport={"width": 390, "height": 800}, has_touch=True).new_page()
    page.goto(site["album"], wait_until="networkidle")
    dialog = page.get_by_role("dialog")
    heard = page.locator("[data-announcement]")
    links = page.locator("[data-picture]")
    # Nothing is open or fetched large before anybody asks.
    assert not dialog.is_visible()
    assert page.locator("[data-stage] img").count() == 0
    tab_to(page, "[data-picture]")
    page.keyboard.press("Enter")
    dialog.wait_for()
    assert heard.inner_text() == "Gambar 1 dari 3. Gambar uji nomor {}. Keterangan 1".format(
        page.locator("[data-stage] img").get_attribute("alt").rpartition(" ")[2]
    )
    shown = page.locator("[data-stage] img")
    assert int(shown.get_attribute("width")) >= 480
    assert {one.get_attribute("sizes") for one in page.locator("[data-stage] source").all()} == {"100vw"}
    assert shown.evaluate("(image) => image.decode().then(() => image.currentSrc)").endswith(".avif")
    assert_no_axe_violations(page)
    for key, expected in [("ArrowRight", 2), ("End", 3), ("ArrowRight", 1), ("ArrowLeft", 3), ("Home", 1)]:
        page.keyboard.press(key)
        assert f"Gambar {expected} dari 3" in heard.inner_text(), key
    # Whatever lies behind cannot be reached.
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    dialog.wait_for(state="hidden")
    assert links.first.evaluate("(link) => link === document.activeElement")
    links.first.tap()
    assert_wiping_turns(page)


def assert_wiping_turns(page):
    stage = page.locator("[data-stage]")
    counter = page.locator("[data-counter]")
    wipe = """(stage, [across, down]) => {
        const event = (type, x, y) => new PointerEvent(type, {clientX: x, clientY: y, isPrimary: true, bubbles: true});
        stage.dispatchEvent(event("pointerdown", 200, 300));
        stage.dispatchEvent(event("pointerup", 200 + across, 300 + down));
    }"""
    stage.evaluate(wipe, [-120, 10])
    assert counter.inner_text() == "Gambar 2 dari 3"
    stage.evaluate(wipe, [120, -10])
    assert counter.inner_text() == "Gambar 1 dari 3"
    # Moving up and down, or a trembling tap, turns nothing.
    stage.evaluate(wipe, [-60, 200])
    stage.evaluate(wipe, [-10, 0])
    assert counter.inner_text() == "Gambar 1 dari 3"


def test_the_agenda_turns_into_a_calendar_and_back_to_earlier_months(site, context_factory):
    for width in (320, 1280):
        page = context_factory(viewport={"width": width, "height": 800}, color_scheme="dark").new_page()
        page.goto(site["agenda"])
        tab_to(page, ".views__link:not([aria-current])")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        today = page.locator("[aria-current=date]")
        assert today.get_by_role("link", name="Acara bulan ini").is_visible()
        assert_no_axe_violations(page)
        overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert overflow <= 0
        tab_to(page, ".calendar-nav a[rel=prev]")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert today.count() == 0
        # On a phone only days that hold something are listed, with their whole date.
        assert page.locator(".calendar__day--empty").first.is_visible() == (width == 1280)
        assert page.locator("table thead").is_visible() == (width == 1280)
