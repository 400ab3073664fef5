"""A file's side follows from the state of its item: every event that changes it, and every way to be interrupted."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from cms.archive.removal import system_removal
from cms.publishing.four_eyes import system_publication
from media_pipeline import settling
from media_pipeline.models import Document, Image, Rendition, StoredFile, Video
from media_pipeline.settling import heal, misplaced, settle, should_be_public
from media_pipeline.storage.holders import held_by
from media_pipeline.storage.names import bare, is_private, on_side
from media_pipeline.storage.sides import StoreFailedError, fingerprint
from opd.models import NewsIndexPage, NewsPage
from tests.factories.media import DocumentFactory, ImageFactory, VideoFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import provisioned, section_of, site_tree
from tests.media.doors import body_with, files_of
from tests.media.faults import Killed, at_random, failing, killed_at
from tests.support.queries import assert_max_queries, warm_project_caches

pytestmark = [pytest.mark.django_db, pytest.mark.contract, pytest.mark.storage_contract]


@pytest.fixture
def dinkes() -> Any:
    return site_tree("dinkes")["dinkes"]


@pytest.fixture
def files(dinkes: Any) -> dict[str, Any]:
    return files_of(dinkes, None, "contoh")


@pytest.fixture
def page(dinkes: Any, files: dict[str, Any]) -> NewsPage:
    return NewsPageFactory(agency=dinkes, image=files["image"], body=body_with(files))


def names_of(item: Any) -> list[str]:
    return [held.name for held in held_by(type(item), [item.pk])]


def assert_side(item: Any, *, public: bool, files: int | None = None) -> None:
    """All files of an item lie whole on one side, none on the other, and the ledger says the same."""
    names = names_of(item)
    assert names
    assert files is None or len(names) == files
    for name in names:
        assert is_private(name) != public, name
        row = StoredFile.objects.get(name=name)
        assert row.state == "here"
        found = fingerprint(default_storage.chunks(name))
        assert (found.sha256, found.size) == (row.sha256, row.size)
        other = on_side(name, public=not public)
        assert not default_storage.exists(other), other
        assert not StoredFile.objects.filter(name=other).exists()


def settle_all(files: dict[str, Any]) -> None:
    for item in files.values():
        settle(type(item), [item.pk])


def assert_sides(files: dict[str, Any], *, public: bool) -> None:
    for item in files.values():
        assert should_be_public(item) == public, item
        settle(type(item), [item.pk])
        assert_side(item, public=public)


def test_everything_of_an_item_goes_with_its_page(page: NewsPage, files: dict[str, Any]) -> None:
    for item in files.values():
        assert_side(item, public=False)
    assert_sides(files, public=True)
    assert len(names_of(files["image"])) > 5
    assert len(names_of(files["video"])) == 3
    with system_publication():
        NewsPage.objects.get(pk=page.pk).unpublish()
    assert_sides(files, public=False)


def test_names_and_so_addresses_come_back_as_they_were(page: NewsPage, files: dict[str, Any]) -> None:
    settle_all(files)
    before = names_of(files["image"])
    with system_publication():
        NewsPage.objects.get(pk=page.pk).unpublish()
        settle_all(files)
        NewsPage.objects.get(pk=page.pk).save_revision().publish()
    settle_all(files)
    assert names_of(files["image"]) == before


@pytest.mark.parametrize("where", ["page", "section", "collection", "above"])
def test_what_is_restricted_is_private(dinkes: Any, page: NewsPage, files: dict[str, Any], where: str) -> None:
    settle_all(files)
    if where in {"page", "section"}:
        place = page if where == "page" else section_of(dinkes, NewsIndexPage)
        restriction = PageViewRestriction.objects.create(page=place, restriction_type="password", password="rahasia")
    else:
        place = dinkes.collection if where == "collection" else Collection.get_first_root_node()
        restriction = CollectionViewRestriction.objects.create(collection=place, restriction_type="login")
    assert_sides(files, public=False)
    restriction.delete()
    assert_sides(files, public=True)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("image", {"withdrawn_at": timezone.now()}),
        ("document", {"withdrawn_at": timezone.now()}),
        ("video", {"scan": "infected"}),
        ("video", {"state": "working"}),
        ("image", {"scan": "infected"}),
    ],
)
def test_a_file_s_own_state_holds_it_back(
    page: NewsPage, files: dict[str, Any], kind: str, values: dict[str, Any]
) -> None:
    settle_all(files)
    item = files[kind]
    type(item)._base_manager.filter(pk=item.pk).update(**values)
    assert_sides({kind: item}, public=False)


def test_with_a_scanner_a_file_waits_until_it_is_clean(page: NewsPage, files: dict[str, Any], settings: Any) -> None:
    settings.CLAMD_URL = "tcp://127.0.0.1:9"
    assert_sides(files, public=False)
    for item in files.values():
        type(item)._base_manager.filter(pk=item.pk).update(scan="clean")
    assert_sides(files, public=True)


def test_what_only_a_draft_uses_stays_private(dinkes: Any, files: dict[str, Any]) -> None:
    NewsPageFactory(agency=dinkes, live=False, image=files["image"], body=body_with(files))
    assert_sides(files, public=False)


@pytest.mark.django_db(transaction=True)
class TestEvents:
    """Each event has the files moved by itself, with the tasks that follow from it."""

    @pytest.fixture
    def live(self) -> tuple[Any, NewsPage, dict[str, Any]]:
        agency = provisioned("dinkes")
        files = files_of(agency, None, "contoh")
        return agency, NewsPageFactory(agency=agency, image=files["image"], body=body_with(files)), files

    def assert_all(self, files: dict[str, Any], *, public: bool) -> None:
        for item in files.values():
            assert_side(item, public=public)

    def test_publishing_changing_moving_restricting_and_removing(self, live: Any) -> None:
        agency, page, files = live
        self.assert_all(files, public=True)

        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
        self.assert_all(files, public=False)
        restriction.delete()
        self.assert_all(files, public=True)

        closed = CollectionViewRestriction.objects.create(collection=agency.collection, restriction_type="login")
        self.assert_all(files, public=False)
        closed.delete()
        self.assert_all(files, public=True)

        inner = agency.collection.add_child(name="Tertutup")
        CollectionViewRestriction.objects.create(collection=inner, restriction_type="login")
        for item in files.values():
            type(item)._base_manager.filter(pk=item.pk).update(collection=agency.collection)

        page = NewsPage.objects.get(pk=page.pk)
        page.body, page.image = [], None
        with system_publication():
            page.save()
        self.assert_all(files, public=False)
        page.body, page.image = body_with(files), files["image"]
        with system_publication():
            page.save()
        self.assert_all(files, public=True)

        with system_publication():
            page.unpublish()
        self.assert_all(files, public=False)

    def test_a_collection_that_moves_into_a_closed_one(self, live: Any) -> None:
        agency, _page, files = live
        root = Collection.get_first_root_node()
        closed = root.add_child(name="Tertutup")
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
        # As Wagtail's form does: saved, then moved.
        with transaction.atomic():
            own = Collection.objects.get(pk=agency.collection.pk)
            own.save()
            own.move(Collection.objects.get(pk=closed.pk), "sorted-child")
        self.assert_all(files, public=False)


def test_a_page_costs_the_same_to_publish_however_many_pictures_it_shows(dinkes: Any) -> None:
    pictures = [ImageFactory(collection=dinkes.collection) for _number in range(12)]
    values = [{"image": each.pk, "alt_text": "", "caption": "", "credit": "", "decorative": False} for each in pictures]
    NewsPageFactory(agency=dinkes, body=[{"type": "image", "value": value} for value in values])
    warm_project_caches()
    with assert_max_queries(5, "menentukan sisi"):
        assert len(settling.public_among(Image, [each.pk for each in pictures])) == 12


def test_a_second_run_does_nothing(page: NewsPage, files: dict[str, Any]) -> None:
    assert settle(Image, [files["image"].pk]) > 5
    assert settle(Image, [files["image"].pk]) == 0


def test_what_was_stored_before_there_was_a_ledger_is_put_right(dinkes: Any) -> None:
    """Old files lie on the public side, unprefixed, and in no ledger; those that nobody may have become private."""
    item = ImageFactory(collection=dinkes.collection)
    name = bare(item.file.name)
    default_storage.public.copy_from(default_storage.private, name)
    default_storage.delete(item.file.name)
    Image._base_manager.filter(pk=item.pk).update(file=name)
    assert misplaced(Image, [item.pk]) == {item.pk}
    assert heal() >= 1
    assert_side(item, public=False)


def test_a_row_that_was_saved_from_an_old_copy_names_the_file_that_is_there(
    page: NewsPage, files: dict[str, Any]
) -> None:
    old = Image.objects.get(pk=files["image"].pk)
    settle(Image, [old.pk])
    old.tags.add("posyandu")
    with system_publication():
        old.save()
    assert_side(old, public=True)
    # And where somebody wrote past the model.
    Image._base_manager.filter(pk=old.pk).update(file=on_side(old.file.name, public=False))
    settle(Image, [old.pk])
    assert_side(old, public=True)


def test_an_old_copy_that_is_removed_takes_the_file_that_is_there(
    files: dict[str, Any], dinkes: Any, django_capture_on_commit_callbacks: Any
) -> None:
    item = Document.objects.get(pk=files["document"].pk)
    page = NewsPageFactory(agency=dinkes, body=body_with(files))
    settle(Document, [item.pk])
    assert page.live
    moved = Document.objects.get(pk=item.pk).file.name
    Document._base_manager.filter(pk=item.pk).update(first_public_at=None)
    with system_publication():
        page.unpublish()
    with system_removal(), django_capture_on_commit_callbacks(execute=True):
        item.delete()
    assert not default_storage.exists(moved)
    assert not default_storage.exists(on_side(moved, public=False))


STEPS = range(60)


def later() -> None:
    """Let what was cut off be old enough to be taken up."""
    StoredFile.objects.update(changed_at=timezone.now() - timedelta(hours=1))


def heal_all() -> None:
    for _minute in range(3):
        later()
        heal()


@pytest.mark.parametrize("to_public", [True, False])
def test_whoever_is_killed_between_any_two_steps_loses_nothing_and_the_next_one_ends_it(
    dinkes: Any, monkeypatch: pytest.MonkeyPatch, to_public: bool
) -> None:
    video = VideoFactory(collection=dinkes.collection)
    page = NewsPageFactory(agency=dinkes, body=body_with(files_of(dinkes, None, "lain") | {"video": video}))
    contents = {bare(name): b"".join(default_storage.chunks(name)) for name in names_of(video)}
    if not to_public:
        settle(Video, [video.pk])
        with system_publication():
            page.unpublish()
    for step in STEPS:
        ended = False
        try:
            with failing(monkeypatch, killed_at(step)):
                settle(Video, [video.pk])
                ended = True
        except Killed:
            pass
        for name in names_of(video):
            assert b"".join(default_storage.chunks(name)) == contents[bare(name)]
        if ended:
            break
        heal_all()
        assert_side(video, public=to_public, files=3)
        # Back to where it was, for the next step.
        with system_publication():
            current = NewsPage.objects.get(pk=page.pk)
            current.unpublish() if to_public else current.save_revision().publish()
        settle(Video, [video.pk])
        with system_publication():
            current = NewsPage.objects.get(pk=page.pk)
            current.save_revision().publish() if to_public else current.unpublish()
    else:
        pytest.fail("It never came to its end.")
    assert step > 10
    assert_side(video, public=to_public, files=3)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_sequence_of_faults_nothing_is_lost(dinkes: Any, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    video, document = VideoFactory(collection=dinkes.collection), DocumentFactory(collection=dinkes.collection)
    files = files_of(dinkes, None, "lain") | {"video": video, "document": document}
    page = NewsPageFactory(agency=dinkes, body=body_with(files))
    items = [video, document]
    contents = {bare(name): b"".join(default_storage.chunks(name)) for item in items for name in names_of(item)}
    live = True
    for _round in range(6):
        with failing(monkeypatch, at_random(seed * 100 + _round)):
            for item in items:
                with suppress(StoreFailedError):
                    settle(type(item), [item.pk])
        for item in items:
            for name in names_of(item):
                assert b"".join(default_storage.chunks(name)) == contents[bare(name)]
        live = not live
        with system_publication():
            current = NewsPage.objects.get(pk=page.pk)
            current.save_revision().publish() if live else current.unpublish()
    heal_all()
    for item in items:
        assert_side(item, public=live)


def test_renditions_are_made_on_the_private_side_and_follow(page: NewsPage, files: dict[str, Any]) -> None:
    image = files["image"]
    settle(Image, [image.pk])
    image.refresh_from_db()
    rendition = image.get_rendition("max-33x33")
    assert is_private(rendition.file.name)
    settle(Image, [image.pk])
    assert not is_private(Rendition.objects.get(pk=rendition.pk).file.name)
    # Wagtail's own screens keep renditions in the cache.
    assert not is_private(Image.objects.get(pk=image.pk).get_rendition("max-33x33").file.name)
