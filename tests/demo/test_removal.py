"""Removal takes what is marked, leaves what people made, and brings the house back to how it was."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend
from wagtail.models import Page

from cms.archive.services import archive_page
from cms.models import ArchiveEntry, User
from home.demo import bulk
from home.demo.removal import remove
from home.demo.services import ARTICLE
from media_pipeline.models import Image
from opd.importing.models import ImportedArticle
from opd.importing.services import import_article
from opd.models import Agency
from opd.pages import ContactPage, NewsIndexPage, NewsPage, ProfilePage
from opd.provisioning.services import provision
from opd.registry.loader import load_registry
from tests.factories.media import ImageFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import section_of
from tests.factories.users import UserFactory

pytestmark = pytest.mark.django_db
# The log tells for ever what was done; counters only grow.
IGNORED = {
    # Goes with the file itself, after the transaction, which no test of this kind ends.
    "media_pipeline.StoredFile",
    "wagtailcore.PageLogEntry",
    "wagtailcore.ModelLogEntry",
    "cms.ContentVersion",
    "cms.RoutingVersion",
    "search.SearchEntry",
}
VOLATILE = {"latest_revision_created_at", "id", "content_path_hash"}


def rows() -> dict[str, list[dict[str, Any]]]:
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name not in VOLATILE}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy and model._meta.label not in IGNORED
    }


@pytest.fixture
def empty_house() -> None:
    load_registry()
    for code in ("portal", "dinkes", "diskominfo"):
        provision(agency=Agency.objects.get(code=code))
    import_article(raw=ARTICLE.read_bytes(), filename=ARTICLE.name, agency=Agency.objects.get(code="diskominfo"))
    bulk.rebuild_indexes()


@pytest.mark.usefixtures("empty_house")
def test_the_house_is_as_empty_as_before(seed: Callable[..., Any]) -> None:
    before = rows()

    seed(codes=("portal", "dinkes", "diskominfo"))
    report = remove()

    after = rows()
    assert report.pages > 30
    assert report.kept == []
    assert {label: len(found) for label, found in after.items()} == {
        label: len(found) for label, found in before.items()
    }
    for label, found in before.items():
        # The reference table was written anew in another order.
        if label != "wagtailcore.ReferenceIndex":
            assert after[label] == found, label
    assert ImportedArticle.objects.get().page.specific.is_demo is False


def test_what_was_archived_of_the_demo_goes_too(seed: Callable[..., Any]) -> None:
    seed()
    page = NewsPage.objects.filter(is_demo=True, live=True).first()
    archive_page(page=page, actor=User.objects.get(username="editor-dinkes"), reason="Mencoba arsip")
    remove()
    assert not Page.objects.filter(pk=page.pk).exists()
    assert not ArchiveEntry.objects.exists()


def test_a_second_removal_finds_nothing(seed: Callable[..., Any]) -> None:
    seed()
    remove()

    again = remove()

    assert (again.pages, again.sections, again.images, again.users) == (0, 0, 0, 0)


@pytest.mark.django_db(transaction=True)
def test_the_files_on_disk_go_too_without_a_worker(seed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    seed()
    image = Image.objects.first()
    files = [Path(one.file.path) for one in (image, *image.renditions.all())]
    assert len(files) > 2
    assert all(file.exists() for file in files)
    queue = DummyBackend("default", {"QUEUES": []})
    monkeypatch.setattr(task_backends._connections, "default", queue, raising=False)

    remove()

    assert not any(file.exists() for file in files)
    assert queue.results == []


def test_what_people_made_stays(seed: Callable[..., Any]) -> None:
    seed()
    dinkes = Agency.objects.get(code="dinkes")
    live, drafted, unused = Image.objects.filter(is_demo=True).order_by("pk")[:3]
    own = NewsPageFactory(agency=dinkes, title="Berita sungguhan", image=live)
    draft = NewsPageFactory(agency=dinkes, title="Naskah sungguhan", live=False)
    draft.body = [{"type": "image", "value": {"image": drafted.pk}}]
    draft.save_revision(user=UserFactory(username="pegawai"))
    picture = ImageFactory(collection=dinkes.collection)
    namesake = UserFactory(username="operator-palsu", email="operator@dinkes.example")
    section = section_of(dinkes, NewsIndexPage)

    report = remove()

    assert sorted(report.kept) == sorted([live.title, drafted.title])
    assert set(Image.objects.values_list("pk", flat=True)) == {live.pk, drafted.pk, picture.pk}
    assert not Image.objects.filter(pk=unused.pk).exists()
    assert {page.pk for page in section.get_children()} == {own.pk, draft.pk}
    assert NewsPage.objects.get(pk=own.pk).image_id == live.pk
    assert User.objects.filter(username__in=["pegawai", namesake.username]).count() == 2
    assert not Page.objects.filter(title="Posyandu balita keliling").exists()


def test_a_contact_that_people_had_approved_stays_and_loses_the_mark(seed: Callable[..., Any]) -> None:
    seed()
    contact = section_of(Agency.objects.get(code="dinkes"), ContactPage)
    contact.phone = "(0295) 999999"
    contact.save_revision(user=User.objects.get(username="operator-dinkes")).publish(
        user=User.objects.get(username="editor-dinkes")
    )

    remove()

    contact.refresh_from_db()
    assert contact.phone == "(0295) 999999"
    assert not contact.is_demo
    assert not contact.get_latest_revision_as_object().is_demo


def test_a_draft_over_a_demo_profile_stays_a_draft(seed: Callable[..., Any]) -> None:
    seed()
    profile = section_of(Agency.objects.get(code="dinkes"), ProfilePage)
    profile.summary = "Naskah operator"
    profile.save_revision(user=User.objects.get(username="operator-dinkes"))

    remove()

    profile.refresh_from_db()
    assert profile.summary == ""
    assert not profile.body
    assert profile.live
    assert profile.has_unpublished_changes
    draft = profile.get_latest_revision_as_object()
    assert (draft.summary, draft.is_demo) == ("Naskah operator", False)


def test_the_command_asks_first(seed: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    seed(codes=("portal",))

    with pytest.raises(CommandError, match="--yes"):
        call_command("remove_demo")
    assert NewsPage.objects.filter(is_demo=True).exists()

    call_command("remove_demo", "--yes")
    assert not NewsPage.objects.filter(is_demo=True).exists()
    assert "Dihapus:" in capsys.readouterr().out
