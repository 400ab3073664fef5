"""Everybody finds the log where they look for it, and it opens in any browser, script or none."""

import pytest
from django.urls import reverse
from wagtail.admin.menu import admin_menu, reports_menu

from tests.audit.entries import note
from tests.factories.sites import home_of, site_tree
from tests.factories.users import UserFactory, diskominfo, editor_of, operator_of
from tests.story.people import client_of, desk_of
from tests.support.axe import assert_no_axe_violations


def labels(menu, user, rf):
    request = rf.get("/admin/")
    request.user = user
    return [str(item.label) for item in menu.menu_items_for_request(request)]


@pytest.mark.django_db
def test_where_it_stands_in_the_menu(rf):
    dinkes = site_tree("dinkes")["dinkes"]
    assert "Jejak audit" in labels(reports_menu, diskominfo(), rf)
    assert "Catatan kegiatan" not in labels(admin_menu, diskominfo(), rf)
    for person in (operator_of(dinkes), editor_of(dinkes)):
        assert "Catatan kegiatan" in labels(admin_menu, person, rf)
        assert "Jejak audit" not in labels(reports_menu, person, rf)
    assert "Catatan kegiatan" not in labels(admin_menu, UserFactory(), rf)


@pytest.mark.django_db
def test_the_page_says_whose_log_it_is():
    dinkes = site_tree("dinkes")["dinkes"]
    html = client_of(operator_of(dinkes)).get(reverse("audit:index")).content.decode()
    assert "Catatan kegiatan: Dinas Kesehatan" in html
    html = client_of(diskominfo()).get(reverse("audit:index")).content.decode()
    assert "Jejak audit" in html


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_it_is_accessible_and_needs_no_script(live_site, context_factory):
    dinkes = site_tree("dinkes")["dinkes"]
    editor = editor_of(dinkes)
    note(home_of(dinkes), "cms.archive", by=editor, reason="Jadwal sudah lewat")
    address = live_site.address(path="/admin/audit/")
    desk = desk_of(editor, live_site, context_factory)
    for width in (1280, 390):
        desk.set_viewport_size({"width": width, "height": 900})
        desk.goto(f"{address}?dari=kemarin")
        assert_no_axe_violations(desk, exclude=(".sidebar", "[data-wagtail-sidebar]", ".w-slim-header"))
        desk.goto(address)
        assert desk.locator(".audit-table").is_visible()
        assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert_no_axe_violations(desk, exclude=(".sidebar", "[data-wagtail-sidebar]", ".w-slim-header"))
    plain = context_factory(java_script_enabled=False, storage_state=desk.context.storage_state()).new_page()
    plain.goto(address)
    plain.fill("[name=judul]", "Kesehatan")
    plain.click(".audit-filters button")
    assert "Jadwal sudah lewat" in plain.locator(".audit-table").inner_text()
    plain.fill("[name=judul]", "tidak ada yang begini")
    plain.click(".audit-filters button")
    assert "Tidak ada catatan yang cocok" in plain.locator(".audit").inner_text()
