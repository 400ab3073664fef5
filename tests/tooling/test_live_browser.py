"""Browser and live site together: rows of the test are seen, styles load, people log in on their own host's pages."""

import pytest

from tests.factories.sites import site_tree
from tests.factories.users import PASSWORD, operator_of
from tests.support.browser import ContextFactory
from tests.support.live_site import LiveSite

pytestmark = pytest.mark.browser


def test_an_operator_logs_in_and_a_citizen_reads_the_opd_host(
    live_site: LiveSite, context_factory: ContextFactory
) -> None:
    agencies = site_tree("dinkes")
    operator = operator_of(agencies["dinkes"])

    citizen = context_factory().new_page()
    answer = citizen.goto(live_site.address("dinkes"))
    assert answer is not None
    assert answer.status == 200
    assert citizen.evaluate("document.styleSheets.length") > 0
    assert "Dinas Kesehatan" in citizen.inner_text("body")

    desk = context_factory().new_page()
    desk.goto(live_site.address(path="/admin/login/"))
    desk.fill("[name=username]", operator.username)
    desk.fill("[name=password]", PASSWORD)
    desk.click("button[type=submit]")
    desk.wait_for_url(live_site.address(path="/admin/"))
    assert citizen.context.cookies() == []
