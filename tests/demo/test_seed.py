"""The seed: complete, marked, approved by the system, and harmless when it runs again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend
from wagtail.models import Page, Revision, Site, TaskState

from cms.archive.removal import system_removal
from cms.models import RevisionApproval, User
from cms.publishing.four_eyes import contributor_ids
from home.demo import items, people
from home.demo.media import SHOWCASE_PICTURES
from home.demo.showcase import SLUG
from media_pipeline.models import Document, Image, Video
from media_pipeline.renditions import missing
from opd.agenda.models import EventOccurrence
from opd.blocks import BodyBlock
from opd.importing.models import ImportedArticle
from opd.models import Agency
from opd.pages import ContactPage, EventPage, GalleryPage, NewsPage, ProfilePage, PublicInformationPage, ServicePage
from search.models import SearchEntry
from tests.factories.sites import home_of

pytestmark = pytest.mark.django_db


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table; what differs from run to run by nature is left out."""
    ignored = {"cms.ContentVersion", "sessions.Session", "search.SearchEntry", "wagtailcore.ReferenceIndex"}
    return {
        model._meta.label: list(model._base_manager.order_by("pk").values())
        for model in apps.get_models()
        if model._meta.managed and model._meta.label not in ignored and not model._meta.proxy
    }


def test_every_kind_has_its_items_and_every_item_is_marked(seed: Callable[..., Any]) -> None:
    seed(per_kind=6)

    home = home_of(Agency.objects.get(code="dinkes"))
    for _kind, section, _make in items.KINDS:
        found = section.get_item_model().objects.live().descendant_of(home)
        assert found.filter(is_demo=True).count() >= 6, section
        assert not found.filter(is_demo=False).exists(), section
    marked = dict(SearchEntry.objects.filter(kind__in=["berita", "layanan"]).values_list("source_id", "is_demo"))
    assert marked
    assert all(marked.values())
    assert not Image.objects.filter(is_demo=False).exists()
    assert not Document.objects.filter(is_demo=False).exists()
    assert ServicePage.objects.filter(legal_basis__contains="bukan peraturan sungguhan").count() >= 6
    shown = GalleryPage.objects.exclude(event=None)
    assert shown.count() == 3
    assert all(album.event.live and album.event.is_demo and album.event.agency_id == album.agency_id for album in shown)


def test_live_items_stand_the_checks_of_the_edit_form(seed: Callable[..., Any]) -> None:
    seed(per_kind=6)

    for page in Page.objects.live().specific():
        page.full_clean()
        if hasattr(page, "body"):
            page.body.stream_block.clean(page.body)


def test_a_second_run_changes_not_one_row(seed: Callable[..., Any]) -> None:
    first = seed()
    before, entries = everything(), SearchEntry.objects.count()

    second = seed()

    assert first.items
    assert not second.added_anything
    after = everything()
    assert {label: len(rows) for label, rows in after.items()} == {label: len(rows) for label, rows in before.items()}
    assert after == before
    assert SearchEntry.objects.count() == entries


def test_what_people_did_survives_a_second_run(seed: Callable[..., Any]) -> None:
    seed()
    news = NewsPage.objects.filter(is_demo=True, live=True).first()
    NewsPage.objects.filter(pk=news.pk).update(title="Diubah orang", slug="diubah-orang")
    gone = ServicePage.objects.first()
    with system_removal():
        gone.delete()
    editor = User.objects.get(username="editor-dinkes")
    editor.set_password("kata sandi baru saya")
    editor.save()
    editor.groups.clear()
    Site.objects.filter(agency__code="dinkes").update(site_name="Nama dari orang")

    report = seed()

    assert not report.added_anything
    assert NewsPage.objects.get(pk=news.pk).title == "Diubah orang"
    assert not ServicePage.objects.filter(slug=gone.slug).descendant_of(gone.get_parent()).exists()
    editor.refresh_from_db()
    assert editor.check_password("kata sandi baru saya")
    assert not editor.groups.exists()
    assert Site.objects.get(agency__code="dinkes").site_name == "Nama dari orang"


def test_a_run_that_was_stopped_is_continued(seed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("home.demo.services.bulk.rebuild_indexes", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            seed()
    assert not SearchEntry.objects.filter(is_demo=True).exists()

    seed()

    assert SearchEntry.objects.filter(is_demo=True).exists()
    assert User.objects.filter(username=people.ADMIN, is_superuser=True).exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_waits_in_a_queue_and_every_picture_has_its_sizes(
    seed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    queue = DummyBackend("default", {"QUEUES": []})
    monkeypatch.setattr(task_backends._connections, "default", queue, raising=False)

    seed()

    assert queue.results == []
    assert Image.objects.exists()
    assert not [image for image in Image.objects.all() if missing(image)]


def test_one_item_shows_every_block_once_and_ten_pictures(seed: Callable[..., Any]) -> None:
    seed()

    page = NewsPage.objects.get(slug=SLUG)
    values = {block.block_type: block.value for block in page.body}
    assert [block.block_type for block in page.body] == list(values)
    assert set(values) == set(BodyBlock().child_blocks)
    pictures = {page.image_id, values["image"]["image"].pk, *(one["image"].pk for one in values["gallery"]["images"])}
    assert len(pictures) == SHOWCASE_PICTURES == 10
    assert values["testimonial"]["testimonial"].is_demo
    assert values["video"]["video"] == Video.objects.get()


def test_the_video_plays_with_poster_and_captions(seed: Callable[..., Any], client: Any) -> None:
    seed()

    video = Video.objects.get()
    for file, start in ((video.file, b"ftyp"), (video.thumbnail, b"JFIF"), (video.captions, b"WEBVTT")):
        response = client.get(file.url, headers={"host": "dinkes.localhost"})
        assert response.status_code == 200, file.url
        assert start in b"".join(response.streaming_content)[:32]


def test_a_demo_item_can_be_edited_and_approved_like_any_other(seed: Callable[..., Any]) -> None:
    seed()
    page = NewsPage.objects.filter(live=True, is_demo=True).first()
    operator, editor = (User.objects.get(username=name) for name in ("operator-dinkes", "editor-dinkes"))
    assert RevisionApproval.objects.get(revision=page.live_revision).approver is None
    assert page.live_revision.as_object().title == page.title

    page.title = "Judul yang diperbaiki"
    revision = page.save_revision(user=operator)

    assert contributor_ids(revision) == {operator.pk}
    revision.publish(user=editor)
    page.refresh_from_db()
    assert page.title == "Judul yang diperbaiki"
    assert page.is_demo


def test_the_operator_finds_a_draft_in_review_and_one_returned_and_nobody_got_mail(seed: Callable[..., Any]) -> None:
    seed()

    states = TaskState.objects.order_by("pk")
    assert [state.status for state in states] == ["in_progress", "rejected"]
    assert "Contoh alasan" in states[1].comment
    drafts = NewsPage.objects.filter(live=False, is_demo=True)
    assert {draft.owner.username for draft in drafts} == {"operator-dinkes"}
    assert mail.outbox == []


def test_repeating_events_have_a_cancelled_and_a_moved_date_in_the_agenda(seed: Callable[..., Any]) -> None:
    seed()

    weekly = EventPage.objects.get(is_demo=True, rule__startswith="FREQ=WEEKLY", agency__code="dinkes")
    ahead = EventOccurrence.objects.filter(page=weekly, start__gt=timezone.now())
    assert set(ahead.values_list("status", flat=True)) == {"planned", "cancelled", "moved"}


def test_profile_contact_and_files_are_examples(seed: Callable[..., Any]) -> None:
    seed()

    contact = ContactPage.objects.first()
    assert contact.is_demo
    assert "bukan alamat sungguhan" in contact.address
    assert contact.phone == "(0295) 000000"
    assert contact.email.endswith("@contoh.invalid")
    assert not contact.has_point
    assert ProfilePage.objects.filter(is_demo=True).count() == 2
    for page in PublicInformationPage.objects.all():
        assert page.files[0].value["document"].is_demo


def test_the_real_article_is_an_untouched_draft_and_no_demo(seed: Callable[..., Any]) -> None:
    seed(codes=("portal", "diskominfo"))

    page = ImportedArticle.objects.get().page.specific
    assert not page.live
    assert not page.is_demo
    assert page.byline == "Administrator"
    assert Revision.objects.for_instance(page).count() == 1


def test_accounts_have_the_roles_of_the_story(seed: Callable[..., Any]) -> None:
    seed()

    users = {user.username: user for user in people.demo_users()}
    dinkes = Agency.objects.get(code="dinkes")
    assert users["operator-dinkes"].groups.get() == dinkes.operators
    assert users["editor2-dinkes"].groups.get() == dinkes.editors
    assert users["diskominfo"].groups.get().name == "Diskominfo"
    assert not users["diskominfo"].is_superuser
    assert all(user.check_password(people.PASSWORD) for user in users.values())
    assert all(user.email.endswith("@contoh.invalid") and "Contoh" in user.last_name for user in users.values())


def test_a_launched_installation_is_left_alone(settings: Any) -> None:
    settings.HOST_LABELS_FROZEN = True

    with pytest.raises(CommandError, match="sudah diluncurkan"):
        call_command("seed_demo")
    assert not User.objects.exists()
