"""Fields in a real browser: what is typed stays, and everything can be reached and read, on a phone and in the dark."""

import pytest

from opd.models import EventIndexPage
from tests.factories.sites import section_of, site_tree
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import decide, draft_news, submit
from tests.story.people import desk_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

_INSIDE = """(selector) => [...document.querySelectorAll(selector)].every((element) => {
  const box = element.getBoundingClientRect();
  return box.left >= 0 && box.right <= window.innerWidth;
})"""


@pytest.fixture
def dinkes(live_site):
    return site_tree("dinkes")["dinkes"]


def test_a_date_stays_as_it_was_typed_and_its_calendar_fits_a_phone(dinkes, live_site, context_factory):
    desk = desk_of(operator_of(dinkes), live_site, context_factory, viewport={"width": 390, "height": 800})
    section = section_of(dinkes, EventIndexPage)
    desk.goto(live_site.address(path=f"/admin/pages/add/opd/eventpage/{section.pk}/"))
    desk.click("[name=start]")
    desk.locator(".xdsoft_datetimepicker:visible").wait_for()
    assert desk.evaluate(_INSIDE, ".xdsoft_datetimepicker *")
    desk.keyboard.type("25-11-2026 08.00")
    desk.keyboard.press("Tab")
    desk.wait_for_function("document.activeElement.name !== 'start'")
    assert desk.input_value("[name=start]") == "25-11-2026 08.00"


def test_a_message_of_several_lines_and_the_menu_s_button_leave_each_other_room(dinkes, live_site, context_factory):
    desk = desk_of(operator_of(dinkes), live_site, context_factory, viewport={"width": 390, "height": 800})
    section = section_of(dinkes, EventIndexPage)
    desk.goto(live_site.address(path=f"/admin/pages/add/opd/eventpage/{section.pk}/"))
    desk.click("button:has-text('Ajukan untuk disetujui')")
    desk.wait_for_selector(".messages li")
    assert desk.locator(".sidebar-nav-toggle").bounding_box()["y"] == 0
    indent = desk.eval_on_selector(".messages li", "each => parseFloat(getComputedStyle(each).paddingInlineStart)")
    assert indent >= desk.locator(".sidebar-nav-toggle").bounding_box()["width"]


def test_the_reason_of_a_return_can_be_read_in_the_dark(dinkes, live_site, context_factory):
    operator = operator_of(dinkes)
    returned = draft_news(dinkes, operator, title="Naskah kembali")
    submit(returned, operator)
    decide(returned, editor_of(dinkes), "reject", comment="Tulis jam layanannya.")
    desk = desk_of(operator, live_site, context_factory, color_scheme="dark")
    desk.goto(live_site.address(path=f"/admin/pages/{returned.pk}/edit/"))
    colours = desk.eval_on_selector_all(
        "section[aria-labelledby=returned-title] :is(h2, p)", "all => all.map((each) => getComputedStyle(each).color)"
    )
    assert len(colours) > 2
    assert len(set(colours)) == 1, colours
