"""The whole story in a real browser: an operator drafts, an editor returns and approves, a citizen finds it."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from opd.models import NewsIndexPage, NewsPage
from tests.factories.sites import section_of, site_tree
from tests.factories.users import editor_of, operator_of
from tests.story.people import desk_of, jpeg
from tests.support.browser import ContextFactory
from tests.support.live_site import LiveSite

pytestmark = pytest.mark.browser

TITLE = "Imunisasi gratis di 29 puskesmas contoh"
SUMMARY = "Bayi dan balita diimunisasi tanpa biaya setiap Selasa."
PARAGRAPH = "Cukup membawa buku KIA dan kartu keluarga."
BENEFIT = "Orang tua tidak membayar apa pun; anak dilayani di puskesmas terdekat."
REASON = "Tulis juga jam layanannya: warga akan datang pagi-pagi."


def test_from_draft_to_citizen(live_site: LiveSite, context_factory: ContextFactory) -> None:
    agency = site_tree("dinkes", "disdukcapil")["dinkes"]
    operator = operator_of(agency, first_name="Rini", last_name="Contoh")
    editor = editor_of(agency, first_name="Budi", last_name="Contoh")

    desk = desk_of(operator, live_site, context_factory)
    _start_news(desk, live_site, agency)
    _write(desk)
    _submit_without_benefit(desk)
    desk.get_by_role("textbox", name="Apa manfaatnya bagi warga?").fill(BENEFIT)
    _submit(desk)
    page_id = NewsPage.objects.get(title=TITLE).pk

    review = desk_of(editor, live_site, context_factory)
    _return(review, live_site)

    _mend(desk, live_site, page_id)

    _approve(review, live_site)

    citizen = context_factory().new_page()
    _find_on_portal(citizen, live_site)
    _read_on_opd_host(citizen, live_site)
    _find_by_search(citizen, live_site)


def _start_news(desk: Page, live_site: LiveSite, agency: Any) -> None:
    section = section_of(agency, NewsIndexPage)
    desk.goto(live_site.address(path=f"/admin/pages/{section.pk}/"))
    desk.locator(f"a[href^='/admin/pages/{section.pk}/add_subpage/']").first.click()
    expect(desk).to_have_url(re.compile(r"/add/opd/newspage/"))


def _write(desk: Page) -> None:
    desk.get_by_placeholder("Judul*").fill(TITLE)
    desk.get_by_role("textbox", name="Ringkasan").fill(SUMMARY)
    picture = desk.locator("#panel-child-isi-image-section")
    picture.locator("[data-chooser-action-choose]:visible").click()
    modal = desk.locator(".modal-content")
    modal.locator("#tab-label-upload").click()
    modal.locator("input[type=file]").set_input_files(
        {"name": "imunisasi.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    )
    modal.locator("[name$=title]").fill("Imunisasi contoh")
    modal.locator("[name$=description]").fill("Meja imunisasi di sebuah puskesmas contoh")
    modal.locator("#tab-upload [type=submit]").click()
    expect(modal).to_have_count(0)
    expect(picture.locator(".chosen img")).to_be_visible()

    body = desk.locator("#panel-child-isi-body-section")
    body.locator("button.c-sf-add-button").first.click()
    desk.get_by_role("option", name=re.compile("^Teks")).first.click()
    body.locator("[contenteditable=true]").first.click()
    desk.keyboard.type(PARAGRAPH)
    # The editor hands its text to the form a quarter of a second after the last key.
    expect(body.locator("input[type=hidden][name$='-value']").first).to_have_value(re.compile(PARAGRAPH))
    # Saved by itself: the new page has an address of its own.
    expect(desk).to_have_url(re.compile(r"/admin/pages/\d+/edit/"))


def _submit_without_benefit(desk: Page) -> None:
    desk.get_by_role("button", name="Ajukan untuk disetujui").click()
    error = desk.locator("#panel-child-isi-child-benefit-errors")
    expect(error).to_contain_text("Tulis apa manfaatnya bagi warga")
    expect(desk.get_by_placeholder("Judul*")).to_have_value(TITLE)
    expect(desk.get_by_role("textbox", name="Ringkasan")).to_have_value(SUMMARY)
    expect(desk.locator("#panel-child-isi-body-section")).to_contain_text(PARAGRAPH)
    expect(desk.locator("#panel-child-isi-image-section .chosen img")).to_be_visible()


def _submit(desk: Page) -> None:
    desk.get_by_role("button", name=re.compile("^Ajukan")).click()
    expect(desk.locator(".messages .success")).to_contain_text(TITLE)


def _return(review: Page, live_site: LiveSite) -> None:
    review.goto(live_site.address(path="/admin/"))
    review.locator("#awaiting-review-section").get_by_role("link", name=TITLE).click()
    expect(review.locator("#panel-child-isi-body-section")).to_contain_text(PARAGRAPH)
    review.get_by_role("button", name="Kembalikan dengan alasan").click()
    review.get_by_label("Alasan dikembalikan").fill(REASON)
    review.locator(".modal-content [type=submit]").click()
    expect(review.locator(".messages .success")).to_contain_text(TITLE)


def _mend(desk: Page, live_site: LiveSite, page_id: int) -> None:
    desk.goto(live_site.address(path="/admin/"))
    returned = desk.locator("#returned-section")
    expect(returned).to_contain_text(REASON)
    expect(returned).to_contain_text("Budi Contoh")
    returned.get_by_role("link", name=TITLE).click()
    expect(desk).to_have_url(re.compile(rf"/admin/pages/{page_id}/edit/"))
    expect(desk.get_by_role("heading", name="Dikembalikan untuk diperbaiki")).to_be_visible()
    expect(desk.get_by_text(REASON, exact=True)).to_be_visible()
    desk.get_by_role("textbox", name="Ringkasan").fill(f"{SUMMARY} Pukul 08.00 sampai 11.00.")
    desk.get_by_role("button", name="Ajukan lagi").click()
    expect(desk.locator(".messages .success")).to_contain_text(TITLE)


def _approve(review: Page, live_site: LiveSite) -> None:
    review.goto(live_site.address(path="/admin/"))
    review.locator("#awaiting-review-section").get_by_role("link", name=TITLE).click()
    expect(review.get_by_role("textbox", name="Ringkasan")).to_have_value(re.compile("Pukul 08.00"))
    review.get_by_role("button", name="Setujui dan terbitkan").click()
    expect(review.locator(".messages .success")).to_contain_text(TITLE)


def _find_on_portal(citizen: Page, live_site: LiveSite) -> None:
    citizen.goto(live_site.address())
    citizen.get_by_role("link", name=TITLE).first.click()
    expect(citizen).to_have_url(re.compile(rf"^http://dinkes\.localhost:{live_site.port}/berita/"))
    expect(citizen.get_by_role("heading", level=1, name=TITLE)).to_be_visible()


def _read_on_opd_host(citizen: Page, live_site: LiveSite) -> None:
    citizen.goto(live_site.address("dinkes"))
    citizen.get_by_role("link", name=TITLE).first.click()
    article = citizen.get_by_role("main")
    expect(article).to_contain_text(PARAGRAPH)
    expect(article).to_contain_text(BENEFIT)
    picture = article.get_by_role("img", name="Meja imunisasi di sebuah puskesmas contoh")
    expect(picture).to_be_visible()
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0


def _find_by_search(citizen: Page, live_site: LiveSite) -> None:
    citizen.goto(live_site.address(path="/cari/"))
    citizen.get_by_role("main").get_by_role("searchbox").fill("imunisasi puskesmas")
    citizen.keyboard.press("Enter")
    expect(citizen.get_by_role("main").get_by_role("link", name=re.compile("Imunisasi gratis"))).to_be_visible()
