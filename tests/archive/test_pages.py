"""Nothing that citizens could read is ever lost: each way of taking it away, its old address, and the way back."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageLogEntry, PageViewRestriction, Revision, Site

from cms.archive.refusal import ArchiveRefused
from cms.archive.services import archive_page, restore_page
from cms.models import ArchiveEntry
from cms.publishing.four_eyes import FourEyesError, system_publication
from cms.publishing.permanence import PermanenceError
from opd.models import NewsIndexPage, NewsPage, PlainPage
from opd.pages import ContactPage, OpdFolderPage, ProfilePage
from tests.factories.pages import NewsPageFactory, PlainPageFactory
from tests.factories.sites import home_of, provisioned, section_of, site_tree
from tests.factories.users import diskominfo, editor_of, operator_of, superuser
from tests.publishing.drafts import decide, draft_news, submit
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinkes():
    return site_tree("dinkes")["dinkes"]


def ask(address):
    path = "/" + address.split("/", 3)[3]
    return Client(headers={"host": "dinkes.localhost"}).get(path)


def approve(page, editor):
    """Put a change of the operator's on line; read anew, as another request would."""
    Revision.objects.get(pk=page.save_revision(user=page.owner).pk).publish(user=editor)


def text_of(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main.get_text()


def published(agency, title="Imunisasi gratis"):
    page = draft_news(agency, operator_of(agency), title=title)
    page.get_latest_revision().publish(user=editor_of(agency))
    return NewsPage.objects.get(pk=page.pk)


@pytest.mark.contract
def test_an_editor_archives_with_a_reason_and_another_brings_back_what_was_read(dinkes):
    page, editor = published(dinkes), editor_of(dinkes)
    address, before = page.full_url, text_of(ask(page.full_url))
    client = client_of(editor)
    form = client.get(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert "Pindahkan ke Arsip" in form.content.decode()
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), {"reason": "Jadwal lama"})
    answer = ask(address)
    assert answer.status_code == 410
    assert page.title not in answer.content.decode()
    assert "Jadwal lama" not in answer.content.decode()
    entry = ArchiveEntry.objects.get(page=page)
    assert (entry.reason, entry.archived_by, entry.title) == ("Jadwal lama", editor, page.title)
    assert "Jadwal lama" in client.get(reverse("archive:index")).content.decode()
    back = client.post(reverse("archive:restore", args=[entry.pk]), {"publish": "1"})
    assert back.status_code == 302
    assert text_of(ask(address)) == before
    assert list(PageLogEntry.objects.filter(page_id=page.pk, action__startswith="cms.").values_list("action", "user"))


def test_without_a_reason_nothing_happens_and_what_was_chosen_stays(dinkes):
    page, target = published(dinkes), NewsPageFactory(agency=dinkes)
    answer = client_of(editor_of(dinkes)).post(
        reverse("wagtailadmin_pages:delete", args=[page.pk]), {"reason": " ", "redirect_to": target.pk}
    )
    text = answer.content.decode()
    assert "Tulis alasannya" in text
    assert target.title in text
    assert ask(page.full_url).status_code == 200


def test_the_old_address_leads_to_the_page_that_was_named(dinkes):
    page, target = published(dinkes), NewsPageFactory(agency=dinkes)
    archive_page(page=page, actor=editor_of(dinkes), reason="Digabung", redirect_to=target)
    answer = ask(page.full_url)
    assert (answer.status_code, answer["Location"]) == (301, target.full_url)
    assert answer["Cache-Control"] == "no-cache"
    with system_publication():
        target.unpublish()
    assert ask(page.full_url).status_code == 410


def test_a_target_is_on_line_public_and_elsewhere(dinkes):
    page, editor = published(dinkes), editor_of(dinkes)
    draft = draft_news(dinkes, operator_of(dinkes), title="Belum terbit")
    hidden = NewsPageFactory(agency=dinkes)
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    for target in (page, draft, hidden):
        with pytest.raises(ArchiveRefused):
            archive_page(page=page, actor=editor, reason="-", redirect_to=target)
    foreign = draft_news(provisioned("disdukcapil"), None, title="Rahasia OPD lain")
    answer = client_of(editor).post(
        reverse("wagtailadmin_pages:delete", args=[page.pk]), {"reason": "x", "redirect_to": foreign.pk}
    )
    assert "Rahasia OPD lain" not in answer.content.decode()
    assert "Pilih halaman OPD Anda" in answer.content.decode()
    assert NewsPage.objects.get(pk=page.pk).live


def test_a_draft_that_nobody_saw_is_really_deleted_and_its_address_says_nothing(dinkes):
    operator = operator_of(dinkes)
    page = draft_news(dinkes, operator)
    client_of(operator).post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not Page.objects.filter(pk=page.pk).exists()
    assert ask("http://dinkes.localhost/berita/imunisasi-gratis-di-posyandu/").status_code == 404


def test_a_draft_s_address_is_not_found_and_not_gone(dinkes):
    page = draft_news(dinkes, operator_of(dinkes))
    assert ask(page.full_url).status_code == 404
    with pytest.raises(ArchiveRefused):
        archive_page(page=page, actor=editor_of(dinkes), reason="-")


@pytest.mark.parametrize("who", [operator_of, lambda agency: diskominfo(), lambda agency: superuser(), editor_of])
def test_nobody_deletes_what_was_public(dinkes, who):
    page, person = published(dinkes), who(dinkes)
    client = client_of(person)
    for round_ in ("live", "taken off line"):
        client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        client.post(f"{bulk}?id={page.pk}", {"next": "/admin/"})
        for door in (page.delete, lambda: page.delete(user=person), Page.objects.filter(pk=page.pk).delete):
            with pytest.raises((PermanenceError, PermissionDenied)), transaction.atomic():
                door()
        assert Page.objects.filter(pk=page.pk).exists(), round_
        NewsPage.objects.get(pk=page.pk).unpublish()
    assert ask(page.full_url).status_code == 410


def test_an_operator_archives_and_restores_nothing(dinkes):
    page, client = published(dinkes), client_of(operator_of(dinkes))
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), {"reason": "ingin"})
    assert ask(page.full_url).status_code == 200
    entry = archive_page(page=page, actor=editor_of(dinkes), reason="-")
    client.post(reverse("archive:restore", args=[entry.pk]), {})
    entry.refresh_from_db()
    assert entry.restored_at is None


def test_another_opd_sees_nothing_of_the_archive(dinkes):
    entry = archive_page(page=published(dinkes), actor=editor_of(dinkes), reason="Alasan rahasia")
    stranger = client_of(editor_of(provisioned("disdukcapil")))
    assert "Alasan rahasia" not in stranger.get(reverse("archive:index")).content.decode()
    for method in (stranger.get, stranger.post):
        assert method(reverse("archive:restore", args=[entry.pk])).status_code == 404


def test_what_is_in_the_archive_cannot_be_edited_submitted_or_published(dinkes):
    page, editor = published(dinkes), editor_of(dinkes)
    archive_page(page=page, actor=editor, reason="-")
    page = NewsPage.objects.get(pk=page.pk)
    for person in (editor, superuser()):
        rights = page.permissions_for_user(person)
        assert not any([rights.can_edit(), rights.can_move(), rights.can_delete(), rights.can_submit_for_moderation()])
        assert client_of(person).get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code in {302, 403}
    with pytest.raises(PermanenceError):
        page.get_latest_revision().publish(user=editor_of(dinkes))
    assert not NewsPage.objects.get(pk=page.pk).live


def test_a_pending_decision_and_a_schedule_end_with_the_page(dinkes):
    page = published(dinkes)
    page.title = "Perubahan"
    page.save_revision(user=page.owner)
    submit(page, page.owner)
    archive_page(page=page, actor=editor_of(dinkes), reason="-")
    page = NewsPage.objects.get(pk=page.pk)
    assert page.current_workflow_state is None
    assert not page.revisions.exclude(approved_go_live_at=None).exists()


def test_who_wrote_it_restores_a_draft_but_not_to_the_public(dinkes):
    editor, second = editor_of(dinkes), editor_of(dinkes)
    page = draft_news(dinkes, editor)
    page.get_latest_revision().publish(user=second)
    entry = archive_page(page=page, actor=second, reason="Salah data")
    with pytest.raises(FourEyesError):
        restore_page(entry=entry, actor=editor, publish=True)
    client_of(editor).post(reverse("archive:restore", args=[entry.pk]), {"publish": "1"})
    page = NewsPage.objects.get(pk=page.pk)
    assert not page.live
    assert page.permissions_for_user(editor).can_edit()
    submit(page, editor)
    decide(page, second, "approve")
    assert ask(page.full_url).status_code == 200


def test_archiving_or_restoring_twice_is_once(dinkes):
    page, editor = published(dinkes), editor_of(dinkes)
    first = archive_page(page=page, actor=editor, reason="a")
    assert archive_page(page=page, actor=editor, reason="b") == first
    restore_page(entry=first, actor=editor)
    restore_page(entry=first, actor=editor, publish=True)
    assert not NewsPage.objects.get(pk=page.pk).live
    assert archive_page(page=page, actor=editor, reason="c") != first
    assert ArchiveEntry.objects.count() == 2


def test_what_lies_below_goes_along_and_comes_back_after_what_is_above(dinkes):
    above = PlainPageFactory(agency=dinkes, title="Pedoman")
    below = PlainPageFactory(parent=above, title="Bab satu")
    editor = editor_of(dinkes)
    archive_page(page=above, actor=editor, reason="-")
    assert [ask(page.full_url).status_code for page in (above, below)] == [410, 410]
    entry = ArchiveEntry.objects.get(page=below)
    with pytest.raises(ArchiveRefused):
        restore_page(entry=entry, actor=editor)
    restore_page(entry=ArchiveEntry.objects.get(page=above), actor=editor, publish=True)
    restore_page(entry=entry, actor=editor, publish=True)
    assert [ask(page.full_url).status_code for page in (above, below)] == [200, 200]


def test_a_page_taken_off_line_says_gone_and_comes_back_by_approval(dinkes):
    page, editor = published(dinkes), editor_of(dinkes)
    address = page.full_url
    client_of(editor).post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {"reason": "Sedang diperbaiki"})
    assert ask(address).status_code == 410
    page = NewsPage.objects.get(pk=page.pk)
    submit(page, page.owner)
    decide(page, editor, "approve")
    assert ask(address).status_code == 200


def test_a_restricted_page_that_is_off_line_keeps_silent(dinkes):
    page = published(dinkes)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    page.unpublish()
    assert ask(page.full_url).status_code == 404


def test_a_changed_slug_redirects_on_the_same_host_and_back(dinkes, django_capture_on_commit_callbacks):
    page, editor = published(dinkes), editor_of(dinkes)
    old = page.full_url
    page.slug = "imunisasi-baru"
    with django_capture_on_commit_callbacks(execute=True):
        approve(page, editor)
    page = NewsPage.objects.get(pk=page.pk)
    new = page.full_url
    assert (ask(old).status_code, ask(old)["Location"], ask(new).status_code) == (301, new, 200)
    page.slug = old.rstrip("/").rsplit("/", 1)[1]
    with django_capture_on_commit_callbacks(execute=True):
        approve(page, editor)
    assert (ask(old).status_code, ask(new).status_code, ask(new)["Location"]) == (200, 301, old)


def test_a_move_within_the_site_redirects_and_across_sites_is_refused(dinkes):
    above, page = PlainPageFactory(agency=dinkes, title="Pedoman"), PlainPageFactory(agency=dinkes, title="Bab satu")
    old, editor = page.full_url, editor_of(dinkes)
    confirm = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, above.pk])
    client_of(editor).post(confirm)
    page = PlainPage.objects.get(pk=page.pk)
    assert page.get_parent().pk == above.pk
    assert (ask(old).status_code, ask(old)["Location"]) == (301, page.full_url)
    other = provisioned("disdukcapil")
    editor.groups.add(other.editors)
    answer = client_of(editor).post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home_of(other).pk]))
    assert answer.status_code in {302, 403}
    assert PlainPage.objects.get(pk=page.pk).path.startswith(home_of(dinkes).path)
    assert Redirect.objects.filter(site=other.site).count() == 0


FRAME = ["home", NewsIndexPage, ProfilePage, ContactPage, OpdFolderPage]


@pytest.mark.parametrize("who", [editor_of, lambda agency: diskominfo(), lambda agency: superuser()])
@pytest.mark.parametrize("kind", FRAME)
def test_a_site_s_frame_stays_whoever_asks(dinkes, who, kind):
    page = home_of(dinkes) if kind == "home" else OpdFolderPage.objects.get() if kind is OpdFolderPage else None
    page = page or section_of(dinkes, kind)
    person, place = who(dinkes), (page.path, page.slug)
    client = client_of(person)
    other = PlainPageFactory(agency=dinkes)
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), {"reason": "x"})
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {"reason": "x"})
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk]))
    client.post(reverse("wagtailadmin_pages:set_page_position", args=[page.pk]) + "?position=0")
    client.post(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": "login"})
    for action in ("delete", "unpublish", "move"):
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        client.post(f"{bulk}?id={page.pk}", {"next": "/admin/", "chooser": other.pk, "include_descendants": "on"})
    for door in (page.delete, page.unpublish, lambda: page.move(other, pos="last-child")):
        with pytest.raises((PermanenceError, PermissionDenied, ProtectedError)), transaction.atomic():
            door()
    page.slug = "lain"
    with pytest.raises(PermanenceError), transaction.atomic():
        page.save()
    stored = Page.objects.get(pk=page.pk)
    assert (stored.path, stored.slug, stored.live) == (*place, True)
    assert not stored.view_restrictions.exists()
    assert Site.objects.filter(pk=dinkes.site_id).exists()


def test_a_draft_of_a_section_keeps_the_section_s_address(dinkes):
    section, editor = section_of(dinkes, NewsIndexPage), editor_of(dinkes)
    section.slug = "kabar"
    section.intro = "Kabar baik"
    revision = section.save_revision(user=operator_of(dinkes), clean=False)
    Revision.objects.get(pk=revision.pk).publish(user=editor)
    assert NewsIndexPage.objects.get(pk=section.pk).intro == "Kabar baik"
    assert NewsIndexPage.objects.get(pk=section.pk).slug == "berita"


@pytest.mark.parametrize("slug", ["admin", "cari", "en", "jv", "id", "feeds", "dokumen", "media", "static", "_util"])
def test_addresses_of_the_system_are_refused_in_words(dinkes, slug):
    home, client = home_of(dinkes), client_of(operator_of(dinkes))
    address = reverse("wagtailadmin_pages:add", args=["opd", "plainpage", home.pk])
    data = {"title": "Judul saya", "slug": slug, "body-count": "0", "date": "2026-01-01 00:00:00"}
    text = client.post(address, data).content.decode()
    assert "dipakai sistem" in text
    assert "Judul saya" in text
    assert not PlainPage.objects.exists()
    PlainPageFactory(parent=PlainPageFactory(agency=dinkes), slug=slug)
