"""In a real browser: Diskominfo invites, the person sets a password from the mail, writes, and loses the role."""

import re
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from cms.accounts import services
from cms.models import User
from opd.models import NewsPage
from tests.accounts.steps import NEW_PASSWORD
from tests.factories.sites import site_tree
from tests.factories.users import diskominfo, editor_of
from tests.publishing.drafts import draft_news
from tests.story.people import desk_of
from tests.support.browser import ContextFactory
from tests.support.live_site import LiveSite

pytestmark = pytest.mark.browser
PHONE = {"viewport": {"width": 390, "height": 844}}


def test_from_invitation_to_the_loss_of_the_role(live_site: LiveSite, context_factory: ContextFactory) -> None:
    agency = site_tree("dinkes", "disdukcapil")["dinkes"]
    manager = diskominfo()
    _invite(desk_of(manager, live_site, context_factory, **PHONE), live_site)
    person = context_factory().new_page()
    _accept(person, live_site)
    page_id = _write(person, live_site, agency)

    account = User.objects.get(username="rini")
    services.set_roles(actor=manager, account=account, groups=[])
    _type_until_told(person)
    person.goto(live_site.address(path=f"/admin/pages/{page_id}/edit/"))
    expect(person.get_by_role("heading", name="Halaman tidak ditemukan")).to_be_visible()
    person.goto(live_site.address(path="/admin/"))
    expect(person).to_have_url(re.compile("/admin/login/"))

    stored = NewsPage.objects.get(pk=page_id).get_latest_revision_as_object()
    assert stored.title == "Judul ketikan Rini"
    editor = desk_of(editor_of(agency), live_site, context_factory)
    editor.locator("#kept-inputs-section").get_by_role("link", name=re.compile("belum tersimpan")).click()
    expect(editor.get_by_role("main")).to_contain_text("belum tersimpan")
    editor.get_by_role("button", name="Jadikan naskah").click()
    expect(editor.get_by_placeholder("Judul*")).to_have_value(re.compile("belum tersimpan"))


def _type_until_told(person: Page) -> None:
    """Type on in the tab that was open all the time, as people do, until it says that access has ended."""
    title, notice = person.get_by_placeholder("Judul*"), person.locator("#kept-input-notice")
    title.press("End")
    for word in ["yang", "belum", "tersimpan,", "dan", "masih", "diketik", "terus"]:
        title.press_sequentially(f" {word}")
        with suppress(PlaywrightTimeoutError):
            notice.wait_for(timeout=1000)
    expect(notice).to_contain_text("tersimpan untuk OPD")


def _invite(desk: Page, live_site: LiveSite) -> None:
    desk.goto(live_site.address(path="/admin/users/new/"))
    desk.get_by_label("Alamat e-mail").fill("rini@contoh.invalid")
    expect(desk.get_by_label("Nama pengguna")).to_have_value("rini")
    desk.get_by_label("Nama depan").fill("Rini")
    desk.get_by_label("Saring OPD").fill("kesehatan")
    expect(desk.get_by_label("Dinas Kependudukan dan Pencatatan Sipil (Disdukcapil): Operator")).to_be_hidden()
    desk.get_by_label("Dinas Kesehatan (Dinkes): Operator").check()
    desk.get_by_role("button", name="Kirim undangan").click()
    expect(desk.get_by_text("Undangan untuk Rini terkirim.")).to_be_visible()


def _accept(person: Page, live_site: LiveSite) -> None:
    found = re.search(r"http\S+/undangan/\S+", mail.outbox[-1].body)
    assert found
    person.goto(live_site.address(path=urlsplit(found[0]).path))
    person.locator("[name=new_password1]").fill(NEW_PASSWORD)
    person.locator("[name=new_password2]").fill(NEW_PASSWORD)
    person.get_by_role("button", name="Simpan kata sandi").click()
    expect(person.get_by_text("Masuk dengan nama pengguna rini")).to_be_visible()
    person.get_by_label("Nama pengguna").fill("rini")
    person.locator("[name=password]").fill(NEW_PASSWORD)
    person.get_by_role("button", name="Masuk").click()
    expect(person).to_have_url(live_site.address(path="/admin/"))


def _write(person: Page, live_site: LiveSite, agency: Any) -> int:
    page = draft_news(agency, User.objects.get(username="rini"))
    person.goto(live_site.address(path=f"/admin/pages/{page.pk}/edit/"))
    person.get_by_placeholder("Judul*").fill("Judul ketikan Rini")
    person.get_by_role("button", name=re.compile("^Simpan")).click()
    expect(person.locator(".messages .success")).to_be_visible()
    person.get_by_placeholder("Judul*").click()
    return page.pk
