"""A file remembers that citizens could reach it, whatever route its page went on line by."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Locale

from cms.publishing import exposure
from cms.publishing.four_eyes import system_publication
from home.demo.removal import remove
from media_pipeline.models import Document, Image, Video
from opd.models import NewsPage, ProfilePage
from tests.factories.media import DocumentFactory, ImageFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned, section_of
from tests.factories.users import editor_of, operator_of
from tests.media.doors import body_with, files_of
from tests.publishing.drafts import decide, draft_news, submit
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
mark_public = import_module("media_pipeline.migrations.0003_mark_public").mark


@pytest.fixture
def dinkes() -> Any:
    return provisioned("dinkes")


@pytest.fixture
def files(dinkes: Any) -> dict[str, Any]:
    return files_of(dinkes, None, "lama")


def marked(files: dict[str, Any]) -> set[str]:
    return {kind for kind, item in files.items() if exposure.was_public(item)}


EVERY_KIND = {"image", "document", "video"}


def test_a_draft_exposes_nothing_and_its_approval_everything(dinkes: Any, files: dict[str, Any]) -> None:
    operator = operator_of(dinkes)
    page = draft_news(dinkes, operator, body=body_with(files))
    submit(page, operator)
    assert marked(files) == set()
    assert not any(exposure.live_pages_using(item).exists() for item in files.values())
    decide(page, editor_of(dinkes), "approve")
    assert marked(files) == EVERY_KIND


def test_a_new_draft_over_a_page_on_line_exposes_nothing(dinkes: Any, files: dict[str, Any]) -> None:
    page = NewsPageFactory(agency=dinkes)
    page.body = body_with(files)
    page.save_revision(user=operator_of(dinkes))
    assert marked(files) == set()


def test_a_scheduled_page_exposes_at_its_hour(dinkes: Any, files: dict[str, Any]) -> None:
    page = draft_news(dinkes, operator_of(dinkes), body=body_with(files), go_live_at=timezone.now() + timedelta(1))
    page.get_latest_revision().publish(user=editor_of(dinkes))
    assert marked(files) == set()
    assert all(exposure.in_public_use(item) for item in files.values())
    revision = page.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    with system_publication():
        revision.save(update_fields=["approved_go_live_at", "content"])
    call_command("publish_scheduled")
    assert NewsPage.objects.get(pk=page.pk).live
    assert marked(files) == EVERY_KIND


def test_the_system_s_pages_expose_too_and_a_key_counts_like_a_block(dinkes: Any, files: dict[str, Any]) -> None:
    NewsPageFactory(agency=dinkes, image=files["image"])
    assert marked(files) == {"image"}


def test_a_link_in_the_text_exposes(dinkes: Any, files: dict[str, Any]) -> None:
    text = f'<p><a linktype="document" id="{files["document"].pk}">formulir</a></p>'
    NewsPageFactory(agency=dinkes, body=[{"type": "rich_text", "value": text}])
    assert marked(files) == {"document"}


def test_a_page_that_code_puts_on_line_by_one_field_exposes_what_is_stored(dinkes: Any, files: dict[str, Any]) -> None:
    page = NewsPageFactory(agency=dinkes, live=False, body=body_with(files))
    assert marked(files) == set()
    page.body = []
    page.live = True
    with system_publication():
        page.save(update_fields=["live"])
    assert marked(files) == EVERY_KIND


def test_a_translation_s_alias_is_a_page_like_others(dinkes: Any, files: dict[str, Any]) -> None:
    provisioned("dinkes", languages=("en",))
    source = NewsPageFactory(agency=dinkes, body=body_with(files))
    Image.objects.filter(pk=files["image"].pk).update(first_public_at=None)
    with system_publication():
        source.copy_for_translation(Locale.objects.get(language_code="en"), copy_parents=True, alias=True)
    assert exposure.live_pages_using(files["image"]).count() == 2
    assert "image" in marked(files)


def test_the_first_day_stays(dinkes: Any, files: dict[str, Any]) -> None:
    NewsPageFactory(agency=dinkes, image=files["image"])
    first = Image.objects.get(pk=files["image"].pk).first_public_at
    NewsPageFactory(agency=dinkes, image=files["image"])
    assert Image.objects.get(pk=files["image"].pk).first_public_at == first


def test_pages_that_every_site_has_count(dinkes: Any, files: dict[str, Any]) -> None:
    profile = section_of(dinkes, ProfilePage)
    assert not exposure.in_public_use(files["document"])
    profile.body = body_with(files)
    with system_publication():
        profile.save()
    assert exposure.in_public_use(files["document"])
    assert list(exposure.live_pages_using(files["document"])) == [profile.page_ptr]


def test_a_restricted_page_holds_its_files_all_the_same(dinkes: Any, files: dict[str, Any]) -> None:
    NewsPageFactory(agency=dinkes, image=files["image"])
    assert exposure.frozen_ids(Image, [files["image"].pk]) == {files["image"].pk}


def test_the_migration_marks_what_pages_on_line_use_already_and_may_run_twice(
    dinkes: Any, files: dict[str, Any]
) -> None:
    page = NewsPageFactory(agency=dinkes, body=body_with(files))
    NewsPage.objects.filter(pk=page.pk).update(first_published_at=timezone.now() - timedelta(days=30))
    draft_picture, other = ImageFactory(), DocumentFactory()
    NewsPageFactory(agency=dinkes, live=False, image=draft_picture)
    for model in (Image, Document, Video):
        model.objects.update(first_public_at=None)
    mark_public(apps, None)
    assert marked(files | {"draft": draft_picture, "other": other}) == EVERY_KIND
    first = Image.objects.get(pk=files["image"].pk).first_public_at
    assert timezone.now() - first > timedelta(days=29)
    mark_public(apps, None)
    assert Image.objects.get(pk=files["image"].pk).first_public_at == first


def test_marking_and_asking_cost_few_queries_however_much_a_page_shows(dinkes: Any) -> None:
    pictures = [ImageFactory() for _number in range(12)]
    images = [{"image": each.pk, "alt_text": "", "caption": "", "credit": "", "decorative": False} for each in pictures]
    page = NewsPageFactory(agency=dinkes, body=[{"type": "image", "value": value} for value in images])
    warm_project_caches()
    with assert_max_queries(8, "menandai"):
        exposure.expose(NewsPage.objects.get(pk=page.pk))
    with assert_max_queries(2, "bertanya"):
        assert exposure.in_public_use(pictures[0])
    with assert_max_queries(1, "bertanya banyak"):
        assert len(exposure.frozen_ids(Image, [each.pk for each in pictures])) == 12


def test_removing_the_demo_takes_its_files_although_they_were_public(dinkes: Any) -> None:
    picture = ImageFactory(is_demo=True, collection=dinkes.collection)
    page = NewsPageFactory(agency=dinkes, image=picture, is_demo=True)
    report = remove()
    assert (report.pages, report.images, report.kept) == (1, 1, [])
    assert not NewsPage.objects.filter(pk=page.pk).exists()
