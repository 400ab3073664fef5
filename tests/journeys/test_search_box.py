"""Searching as citizens do it: with suggestions, by keys and by touch, and without any script."""

import re

import pytest

from opd.models import Agency, AgencyAlias
from search import indexing
from tests.factories.pages import NewsPageFactory, ServicePageFactory
from tests.factories.sites import portal, provisioned
from tests.support.axe import assert_no_axe_violations

pytestmark = pytest.mark.browser

LIST, OPTION = "[role=listbox]", "[role=option]"


@pytest.fixture
def site(live_site):
    """Return the addresses of both hosts; 12 articles and a service of dinkes, one service of disdukcapil."""
    portal()
    dinkes, disdukcapil = provisioned("dinkes"), provisioned("disdukcapil")
    pages = [NewsPageFactory(agency=dinkes, title=f"Imunisasi posyandu {number}") for number in range(12)]
    pages.append(ServicePageFactory(agency=dinkes, title="Imunisasi anak"))
    pages.append(ServicePageFactory(agency=disdukcapil, title="Kartu keluarga"))
    indexing.index_ids("page", [page.pk for page in pages])
    agency = Agency.objects.get(code="disdukcapil")
    agency.aliases.add(AgencyAlias(text="imunisasi dokumen (contoh)"))
    agency.save()
    return {
        "portal": live_site.address(),
        "results": live_site.address(path="/cari/?q=imunisasi"),
        "news": live_site.address("dinkes", "/berita/"),
        "service": pages[-2].full_url,
        "office": live_site.address("disdukcapil"),
    }


def chosen(page):
    """Return the text of the option that the field points at, "" for none."""
    return page.evaluate(
        """() => {
            const id = document.activeElement.getAttribute("aria-activedescendant");
            return id ? document.getElementById(id).firstChild.textContent : "";
        }"""
    )


def assert_fits(page):
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{page.url} is {overflow} px wider than the screen"


def test_suggestions_are_walked_through_by_keys_and_one_is_opened(site, context_factory):
    page = context_factory(viewport={"width": 390, "height": 800}).new_page()
    page.goto(site["news"])
    field = page.get_by_role("searchbox", name="Cari di situs ini")
    field.focus()
    field = page.get_by_role("combobox", name="Cari di situs ini")
    field.wait_for()
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.type("imunisasi")
    page.locator(OPTION).first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    assert [group.get_attribute("aria-labelledby") for group in page.get_by_role("group").all()]
    # Said as well as shown; nothing is chosen for anybody.
    assert page.locator("form[role=search] [role=status]").inner_text() == "8 saran. Pilih dengan panah bawah."
    assert chosen(page) == ""
    assert_no_axe_violations(page)
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "Dinas Kependudukan dan Pencatatan Sipil"
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "Imunisasi anak"
    assert page.locator("[aria-selected=true]").count() == 1
    assert_no_axe_violations(page)
    page.keyboard.press("End")
    assert chosen(page) == ""
    # From the field upwards to the last one, and on over the field to the first.
    page.keyboard.press("ArrowUp")
    assert chosen(page).startswith("Imunisasi posyandu")
    page.keyboard.press("ArrowDown")
    assert chosen(page) == ""
    page.keyboard.press("Escape")
    assert not page.locator(LIST).is_visible()
    assert field.input_value() == "imunisasi"
    assert field.get_attribute("aria-expanded") == "false"
    # The keys open it again, and Enter goes where one stands.
    page.keyboard.press("ArrowDown")
    page.locator(OPTION).first.wait_for()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == site["service"]


def test_enter_without_a_choice_searches_for_what_was_typed(site, context_factory):
    page = context_factory(viewport={"width": 1280, "height": 800}, color_scheme="dark").new_page()
    page.goto(site["portal"])
    page.locator("#cari-utama").focus()
    page.keyboard.type("kartu")
    page.locator(OPTION).first.wait_for()
    assert_no_axe_violations(page)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/cari/?q=kartu")
    assert page.locator(".search-result__title").first.inner_text() == "Kartu keluarga"
    # The words stay, and the field of the results suggests as well.
    field = page.locator("#cari-q")
    assert field.input_value() == "kartu"
    field.fill("imun")
    page.locator(OPTION, has_text="Imunisasi anak").wait_for()
    page.keyboard.press("Tab")
    assert not page.locator(LIST).is_visible()


def test_a_finger_opens_a_suggestion(site, context_factory):
    page = context_factory(viewport={"width": 320, "height": 600}, has_touch=True).new_page()
    page.goto(site["portal"])
    page.locator("#cari-utama").tap()
    page.keyboard.type("imunisasi dok")
    option = page.locator(OPTION)
    option.wait_for()
    assert_fits(page)
    assert option.bounding_box()["height"] >= 44
    with page.expect_navigation():
        option.tap()
    assert page.url == site["office"]


def test_a_late_answer_to_older_letters_is_thrown_away(site, context_factory):
    page = context_factory().new_page()
    held = []
    page.route(re.compile(r"/cari/saran/\?q=imun$"), lambda route: held.append(route))
    page.goto(site["portal"])
    page.locator("#cari-utama").focus()
    with page.expect_request(re.compile(r"/cari/saran/\?q=imun$")):
        page.keyboard.type("imun")
    page.locator("#cari-utama").fill("kartu")
    page.locator(OPTION, has_text="Kartu keluarga").wait_for()
    for route in held:
        route.fulfill(json={"versi": 1, "q": "imun", "kelompok": [{"nama": "Lama", "saran": []}]})
    page.keyboard.press("ArrowDown")
    assert chosen(page) == "Kartu keluarga"


def test_no_suggestion_is_said_and_a_bad_line_leaves_the_form_alone(site, context_factory):
    page = context_factory().new_page()
    page.goto(site["portal"])
    field = page.locator("#cari-utama")
    field.fill("zzzzqq")
    page.locator("[role=status]", has_text="Tidak ada saran.").wait_for()
    assert field.get_attribute("aria-expanded") == "false"
    page.route("**/cari/saran/**", lambda route: route.abort())
    field.fill("imunisasi")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == site["results"]


def test_results_are_narrowed_by_keys_and_widened_again(site, context_factory):
    page = context_factory(viewport={"width": 390, "height": 800}).new_page()
    page.goto(site["results"])
    page.locator(".search-form__more summary").press("Enter")
    page.get_by_label("Jenis").select_option(label="Layanan (1)")
    with page.expect_navigation():
        page.get_by_role("button", name="Terapkan").press("Enter")
    assert page.locator(".search-result").count() == 1
    with page.expect_navigation():
        page.get_by_role("link", name="Hapus saringan Jenis: Layanan").press("Enter")
    assert page.locator(".search-result").count() == 10
    assert page.get_by_text("13 hasil di seluruh Kabupaten Pati.").is_visible()


def test_everything_of_the_search_works_without_javascript(site, context_factory):
    page = context_factory(java_script_enabled=False, viewport={"width": 390, "height": 800}).new_page()
    page.goto(site["news"])
    field = page.get_by_role("searchbox", name="Cari di situs ini")
    field.fill("kartu")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    # The office itself has none: all of Pati's are shown at once.
    assert page.get_by_role("heading", name="Tidak ada di Dinas Kesehatan").is_visible()
    assert page.get_by_role("link", name="Kartu keluarga").is_visible()
    page.locator(".search-form__more summary").click()
    page.get_by_label("Urutkan").select_option(label="Terbaru")
    with page.expect_navigation():
        page.get_by_role("button", name="Terapkan").click()
    assert "urut=tanggal" in page.url
    with page.expect_navigation():
        page.get_by_role("link", name="Seluruh Pati (1)").click()
    assert page.get_by_text("1 hasil di seluruh Kabupaten Pati.").is_visible()


def test_filters_opened_in_large_letters_fit_and_have_no_barrier(site, context_factory):
    """Beside tests/pages/test_screens.py: large letters on a phone, and a desk at 200 %."""
    for width, letters in ((320, "larger"), (640, "normal")):
        page = context_factory(viewport={"width": width, "height": 640}, color_scheme="dark").new_page()
        page.goto(f"{site['results']}&jenis=berita&opd=dinkes")
        page.evaluate("(letters) => (document.documentElement.dataset.text = letters)", letters)
        page.locator(".search-form__more > summary").click()
        assert page.get_by_label("Urutkan").is_visible()
        assert_fits(page)
        assert_no_axe_violations(page)
