"""What others have read, approved or put on line keeps its text, whatever road somebody takes to change it."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from cms.archive.refusal import ArchiveRefused
from cms.archive.services import archive_page, restore_page
from cms.models import ArchiveEntry
from cms.publishing.four_eyes import FourEyesError, system_publication
from cms.publishing.permanence import PermanenceError
from opd.models import NewsPage
from tests.factories.pages import NewsPageFactory
from tests.factories.registry import TopicFactory
from tests.factories.sites import home_of, portal, provisioned
from tests.factories.users import diskominfo, editor_of, operator_of, superuser
from tests.publishing.drafts import draft_news, submit
from tests.story.people import client_of
from tests.story.test_admin import form_of

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def dinkes():
    portal()
    return provisioned("dinkes", languages=("en",))


@pytest.fixture
def page(dinkes):
    """An operator's page as an editor corrected it and another one approved it."""
    page = draft_news(dinkes, operator_of(dinkes), title="Judul asli")
    page.save_revision(user=editor_of(dinkes, username="korektor"))
    page.get_latest_revision().publish(user=editor_of(dinkes))
    return NewsPage.objects.get(pk=page.pk)


def corrector():
    from cms.models import User

    return User.objects.get(username="korektor")


def overwrite(person, page, revision, title):
    client = client_of(person)
    data = form_of(client, NewsPage.objects.get(pk=page.pk), title=title)
    data["overwrite_revision_id"] = revision.pk
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data, **JSON)


def read(page):
    return Client(headers={"host": "dinkes.localhost"}).get("/" + page.full_url.split("/", 3)[3])


def test_autosave_over_an_approved_version_goes_on_in_one_of_its_own(page):
    approved = page.live_revision
    answer = overwrite(corrector(), page, approved, "Curian")
    assert answer.json()["success"]
    assert answer.json()["revision_id"] != approved.pk
    approved.refresh_from_db()
    assert approved.content["title"] == "Judul asli"


def test_autosave_over_a_version_under_review_leaves_that_version_as_it_was(dinkes):
    editor = editor_of(dinkes)
    page = draft_news(dinkes, editor, title="Yang dibaca")
    submit(page, editor)
    seen = page.get_latest_revision()
    overwrite(editor, page, seen, "Yang tidak dibaca")
    seen.refresh_from_db()
    assert seen.content["title"] == "Yang dibaca"


def test_a_settled_version_is_stored_with_no_other_text(page):
    revision = page.live_revision
    revision.content["title"] = "Curian"
    with pytest.raises(FourEyesError), transaction.atomic():
        revision.save()


def test_nobody_reaches_the_public_alone_through_the_archive(page):
    editor = corrector()
    restore_page(entry=archive_page(page=page, actor=editor, reason="x"), actor=editor)
    overwrite(editor, page, page.live_revision, "Curian")
    entry = archive_page(page=page, actor=editor, reason="x")
    client = client_of(editor)
    assert "seperti semula" not in client.get(reverse("archive:restore", args=[entry.pk])).content.decode()
    client.post(reverse("archive:restore", args=[entry.pk]), {"publish": "1"})
    assert b"Curian" not in read(page).content
    entry = ArchiveEntry.objects.get(pk=entry.pk)
    if entry.restored_at is None:
        with pytest.raises(ArchiveRefused):
            restore_page(entry=entry, actor=editor_of(provisioned("dinkes")), publish=True)


def test_a_live_row_changes_its_text_by_publishing_alone(page):
    page.title = "Curian"
    with pytest.raises(FourEyesError):
        page.save()
    assert b"Judul asli" in read(page).content


def test_a_live_translation_becomes_no_alias_and_takes_no_text_past_approval(dinkes, page):
    source, _made = TranslationSource.update_or_create_from_instance(page)
    english = Locale.objects.get(language_code="en")
    translation = Translation.objects.create(source=source, target_locale=english)
    with system_publication():
        for live in Page.objects.filter(locale=english, depth__gt=1).specific():
            live.save_revision(user=None, clean=False).publish(user=None)
        translation.save_target(publish=False)
        target = page.get_translation(english)
        target.title = "English title"
        target.save_revision(user=None, clean=False).publish(user=None)
    before = read(target).content
    assert b"English title" in before
    for person in (operator_of(dinkes), editor_of(dinkes), superuser()):
        client = client_of(person)
        for name, key in (
            ("wagtail_localize:convert_to_alias", target.pk),
            ("wagtail_localize:update_translations", source.pk),
        ):
            with transaction.atomic():
                client.post(reverse(name, args=[key]), {"publish_translations": "on"})
            assert read(target).content == before, (person, name)


@pytest.mark.parametrize("who", [diskominfo, superuser])
def test_nobody_closes_a_whole_site(dinkes, page, who):
    client = client_of(who())
    for closed in (Page.get_first_root_node(), home_of(dinkes), home_of(dinkes).get_parent()):
        client.post(reverse("wagtailadmin_pages:set_privacy", args=[closed.pk]), {"restriction_type": "login"})
        with pytest.raises(PermanenceError), transaction.atomic():
            PageViewRestriction(page=closed, restriction_type="login").save()
    assert read(page).status_code == 200


def test_a_topic_in_use_is_not_deleted(dinkes):
    topic = TopicFactory()
    page = NewsPageFactory(agency=dinkes, topics=[topic])
    before = read(page).content
    client_of(diskominfo()).post(reverse("topic:delete", args=[topic.pk]))
    assert read(page).content == before
    with pytest.raises(ProtectedError), transaction.atomic():
        topic.delete()


def test_an_address_that_says_gone_stays_the_page_s_own(dinkes, page):
    with system_publication():
        page.unpublish()
    client = client_of(operator_of(dinkes))
    client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form_of(client, page, slug="lain"))
    assert read(page).status_code == 410
    page = NewsPage.objects.get(pk=page.pk)
    page.slug = "lain"
    with pytest.raises(PermanenceError), transaction.atomic():
        page.save()
    assert read(NewsPage.objects.get(pk=page.pk)).status_code == 410


@pytest.mark.parametrize("text", ["0001-01-01", "1 Januari 0001", "9999-12-31", "31-12-9999"])
def test_dates_at_the_end_of_the_calendar_get_an_answer(dinkes, text):
    for name in ("dari", "sampai"):
        answer = client_of(editor_of(dinkes)).get(reverse("audit:index"), {name: text})
        assert answer.status_code == 200
        assert text in answer.content.decode()


def test_numbers_that_fit_no_column_are_not_found(dinkes):
    client, huge = client_of(editor_of(dinkes)), "9" * 30
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:delete", "wagtailimages:edit", "wagtaildocs:edit"):
        assert client.get(reverse(name, args=[huge])).status_code == 404, name
    assert (
        client.get(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]), {"id": huge}).status_code
        == 404
    )
    admin = client_of(diskominfo())
    data = {"email": "a@contoh.invalid", "first_name": "A", "groups": [huge]}
    assert admin.post(reverse("wagtailusers_users:add"), data).status_code == 200


def test_a_schedule_that_was_approved_keeps_its_text(dinkes):
    operator, editor = operator_of(dinkes), editor_of(dinkes)
    page = draft_news(dinkes, operator, go_live_at=timezone.now() + timedelta(hours=1))
    page.get_latest_revision().publish(user=editor)
    revision = page.get_latest_revision()
    overwrite(operator, page, revision, "Curian")
    revision.refresh_from_db()
    assert revision.content["title"] == page.title


def test_an_approved_version_that_its_writer_typed_over_starts_no_new_count_of_writers(dinkes, page):
    """Else the typed-over version would pass as what others approved, and its writer could approve the rest."""
    writer = corrector()
    overwrite(writer, page, page.live_revision, "Curian")
    # Somebody else's harmless version on top, which the writer would now approve as not being among its writers.
    newest = NewsPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    newest.save_revision(user=operator_of(dinkes))
    revision = NewsPage.objects.get(pk=page.pk).get_latest_revision()
    with pytest.raises(FourEyesError), transaction.atomic():
        revision.publish(user=writer)
    assert b"Curian" not in read(page).content


def test_what_an_operator_typed_over_the_live_version_does_not_come_back_as_it_was(dinkes):
    operator = operator_of(dinkes)
    page = draft_news(dinkes, operator, title="Judul asli")
    page.get_latest_revision().publish(user=editor_of(dinkes))
    page = NewsPage.objects.get(pk=page.pk)
    overwrite(operator, page, page.live_revision, "Curian")
    editor = editor_of(dinkes, username="pengarsip")
    entry = archive_page(page=page, actor=editor, reason="Ditinjau")
    restore_page(entry=entry, actor=editor, publish=True)
    shown = read(page).content
    assert b"Judul asli" in shown
    assert b"Curian" not in shown
