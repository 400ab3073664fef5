"""Who loses a role while a form is open loses access at once, and the OPD loses nothing that was typed."""

from contextlib import suppress

import pytest
from django.core import signing
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from cms.kept_input.form_pass import SALT
from cms.models import KeptInput, User
from cms.publishing.four_eyes import FourEyesError, contributor_ids
from opd.models import NewsPage
from tests.factories.sites import provisioned, site_tree
from tests.factories.users import editor_of, operator_of
from tests.publishing.drafts import draft_news, news_section
from tests.story.people import client_of, desk_of
from tests.story.test_admin import form_of

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


@pytest.fixture
def operator(dinkes):
    return operator_of(dinkes)


@pytest.fixture
def page(dinkes, operator):
    return draft_news(dinkes, operator)


def address_of(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def title_of(page):
    return NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object().title


def test_what_was_typed_waits_for_the_opd_and_becomes_a_draft_in_the_taker_s_name(dinkes, operator, page):
    client, editor = client_of(operator), editor_of(dinkes)
    data = form_of(client, page, title="Ketikan terakhir", summary="Kalimat yang belum tersimpan.")
    operator.groups.clear()
    answer = client.post(address_of(page), data)
    assert answer.status_code == 403
    assert "tersimpan untuk OPD" in answer.content.decode()
    assert page.title not in answer.content.decode()
    assert title_of(page) == page.title
    kept = KeptInput.objects.get()
    assert (kept.user, kept.page_id, kept.title) == (operator, page.pk, "Ketikan terakhir")
    assert not any(name.startswith(("csrf", "form_pass", "action-")) for name in kept.data)
    desk = client_of(editor)
    assert "Ketikan terakhir" in desk.get("/admin/").content.decode()
    assert "Ketikan terakhir" in desk.get(address_of(page)).content.decode()
    shown = reverse("kept_input:show", args=[kept.pk])
    assert "Kalimat yang belum tersimpan." in desk.get(shown).content.decode()
    desk.post(shown, {"action": "take"})
    revision = NewsPage.objects.get(pk=page.pk).get_latest_revision()
    assert (revision.as_object().title, revision.user) == ("Ketikan terakhir", editor)
    assert "Ketikan terakhir" not in desk.get("/admin/").content.decode().split("kept-inputs")[-1][:500]


def test_who_typed_it_does_not_approve_it_as_somebody_else_s_draft(dinkes, operator, page):
    editor = editor_of(dinkes)
    data = form_of(client_of(editor), page, title="Ketikan Editor")
    client = client_of(editor)
    editor.groups.clear()
    client.post(address_of(page), data)
    client_of(operator).post(reverse("kept_input:show", args=[KeptInput.objects.get().pk]), {"action": "take"})
    assert title_of(page) == "Ketikan Editor"
    editor.groups.add(dinkes.editors)
    revision = NewsPage.objects.get(pk=page.pk).get_latest_revision()
    assert revision.user == operator
    assert editor.pk in contributor_ids(revision)
    with pytest.raises(FourEyesError), transaction.atomic():
        revision.publish(user=User.objects.get(pk=editor.pk))


def test_the_autosave_of_an_open_tab_is_answered_in_its_own_words_and_kept_once(operator, page):
    client = client_of(operator)
    data = form_of(client, page)
    operator.groups.clear()
    for text in ("satu", "satu dua", "satu dua tiga"):
        data["title"] = text
        answer = client.post(address_of(page), data, **JSON)
        assert answer.status_code == 403
        assert answer.json()["kept"]
    assert KeptInput.objects.get().title == "satu dua tiga"


def test_a_form_for_a_new_page_is_kept_too(dinkes, operator):
    section = news_section(dinkes)
    client = client_of(operator)
    address = reverse("wagtailadmin_pages:add", args=["opd", "newspage", section.pk])
    form_pass = client.get(address).context["form"]["form_pass"].value()
    operator.groups.clear()
    data = {"title": "Berita baru", "slug": "berita-baru", "body-count": "0", "form_pass": form_pass}
    data |= {"date": "2026-01-01 00:00:00"}
    assert client.post(address, data).status_code == 403
    kept = KeptInput.objects.get()
    client_of(editor_of(dinkes)).post(reverse("kept_input:show", args=[kept.pk]), {"action": "take"})
    made = NewsPage.objects.get(title="Berita baru")
    assert (made.live, made.get_parent().pk) == (False, section.pk)


def test_a_suspended_account_s_open_form_is_kept(operator, page):
    client = client_of(operator)
    data = form_of(client, page, title="Sebelum ditangguhkan")
    operator.is_active = False
    operator.save()
    assert client.post(address_of(page), data, **JSON).status_code == 403
    assert KeptInput.objects.get().title == "Sebelum ditangguhkan"


def test_who_never_held_the_form_has_nothing_kept(dinkes, operator, page):
    stranger = operator_of(provisioned("disdukcapil"))
    client = client_of(operator)
    own = draft_news(dinkes, operator, title="Lain")
    other = form_of(client, own)["form_pass"]
    forged = signing.dumps(["x", operator.pk, page.pk, page.get_parent().pk, 1], salt="lain")
    wrong_type = signing.dumps(["x", operator.pk, page.pk, page.get_parent().pk, 1], salt=SALT)
    for form_pass in ("", "rusak", forged, wrong_type, other):
        answer = client_of(stranger).post(address_of(page), {"title": "Titipan", "form_pass": form_pass})
        assert answer.status_code in {302, 403, 404}
    assert not KeptInput.objects.exists()
    assert title_of(page) == page.title


def test_a_lock_holds_against_what_was_kept_too(dinkes, operator, page):
    client, editor = client_of(operator), editor_of(dinkes)
    data = form_of(client, page, title="Palsu")
    operator.groups.clear()
    client.post(address_of(page), data)
    NewsPage.objects.filter(pk=page.pk).update(locked=True, locked_by=editor)
    other = client_of(operator_of(dinkes))
    answer = other.post(reverse("kept_input:show", args=[KeptInput.objects.get().pk]), {"action": "take"})
    assert answer.status_code in {302, 403}
    assert title_of(page) == page.title


def test_somebody_else_s_pass_keeps_nothing_in_their_name(operator, page):
    form_pass = form_of(client_of(operator), page)["form_pass"]
    stranger = client_of(operator_of(provisioned("disdukcapil")))
    assert stranger.post(address_of(page), {"title": "Titipan", "form_pass": form_pass}).status_code in {302, 403, 404}
    assert not KeptInput.objects.exists()


def test_another_opd_neither_reads_nor_settles_it(operator, page):
    client = client_of(operator)
    data = form_of(client, page, title="Rahasia OPD")
    operator.groups.clear()
    client.post(address_of(page), data)
    kept = KeptInput.objects.get()
    stranger = client_of(editor_of(provisioned("disdukcapil")))
    for method in (stranger.get, stranger.post):
        assert method(reverse("kept_input:show", args=[kept.pk])).status_code == 404
    assert "Rahasia OPD" not in stranger.get("/admin/").content.decode()
    assert client.get(reverse("kept_input:show", args=[kept.pk])).status_code in {302, 403, 404}


def test_setting_it_aside_keeps_the_row_and_changes_no_page(dinkes, operator, page):
    client = client_of(operator)
    data = form_of(client, page, title="Tidak perlu")
    operator.groups.clear()
    client.post(address_of(page), data)
    kept = KeptInput.objects.get()
    client_of(editor_of(dinkes)).post(reverse("kept_input:show", args=[kept.pk]), {"action": "discard"})
    kept.refresh_from_db()
    assert kept.settled_at is not None
    assert title_of(page) == page.title
    client.post(address_of(page), data)
    assert KeptInput.objects.count() == 1


def test_the_pass_never_makes_a_form_count_as_changed(dinkes, operator, page):
    client = client_of(operator)
    before = NewsPage.objects.get(pk=page.pk).get_latest_revision()
    client.post(address_of(page), form_of(client, page))
    after = NewsPage.objects.get(pk=page.pk).get_latest_revision()
    assert {k: v for k, v in after.content.items() if "created" not in k and "revision" not in k} == {
        k: v for k, v in before.content.items() if "created" not in k and "revision" not in k
    }


@pytest.mark.browser
def test_in_an_open_tab(live_site, context_factory):
    dinkes = site_tree("dinkes")["dinkes"]
    operator = operator_of(dinkes)
    page = draft_news(dinkes, operator)
    desk = desk_of(operator, live_site, context_factory)
    desk.goto(live_site.address(path=address_of(page)))
    operator.groups.clear()
    title, notice = desk.get_by_placeholder("Judul*"), desk.locator("#kept-input-notice")
    for _key in range(20):
        # Wagtail's script begins to watch the form a moment after it is shown; people go on typing.
        title.press_sequentially("x")
        with suppress(PlaywrightTimeoutError):
            notice.wait_for(timeout=1000)
            break
    expect(notice).to_contain_text("tersimpan untuk OPD")
    assert "x" in KeptInput.objects.get().title
    assert title_of(page) == page.title
    desk.goto(live_site.address(path=address_of(page)))
    expect(desk.get_by_placeholder("Judul*")).to_have_count(0)
