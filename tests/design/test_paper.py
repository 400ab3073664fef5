"""What is printed: everything one needs to reach the office, nothing that only a screen can do."""

import pytest
from playwright.sync_api import expect

from tests.factories.sites import provisioned
from tests.pages.samples import dress, fill_contact, pictures

pytestmark = pytest.mark.browser


def test_the_contact_page_on_paper_has_the_numbers_and_no_state_of_this_minute(live_site, context_factory):
    fill_contact(provisioned("dinkes"))
    page = context_factory().new_page()
    page.goto(live_site.address("dinkes", "/kontak/"))
    state = page.locator(".opening-state")
    expect(state).to_contain_text("Menurut jadwal")
    page.emulate_media(media="print")
    for number in ("(0295) 000000", "0800 0000 0000"):
        line = page.locator("main").get_by_role("link", name=number)
        expect(line).to_be_visible()
        expect(line).to_have_css("color", "rgb(0, 0, 0)")
    expect(state).to_be_hidden()


def test_the_words_below_an_agencys_name_are_black_on_paper(live_site, context_factory):
    agency = provisioned("dinkes")
    dress(agency, pictures(agency, 2), tagline="Layanan sehat keluarga Anda.")
    page = context_factory().new_page()
    page.goto(live_site.address("dinkes"))
    page.emulate_media(media="print")
    expect(page.get_by_text("Layanan sehat keluarga Anda.")).to_have_css("color", "rgb(0, 0, 0)")
