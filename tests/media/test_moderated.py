"""What citizens read of a file changes by moderation alone: every door of the admin, tried by everybody who has one."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag

from cms.archive.removal import RemovalRefused, system_removal
from cms.publishing.four_eyes import system_publication
from media_pipeline.guard import PublicFileChanged
from media_pipeline.models import Document, Image, Video
from tests.media.doors import CHANGES, REMOVALS, House, body_with, files_of, make_house, read_as_a_citizen, stored
from tests.publishing.drafts import decide, draft_news, submit
from tests.story.people import client_of, jpeg

PEOPLE = ["operator", "editor", "own_editor", "both", "diskominfo", "superuser"]
DOORS = CHANGES | REMOVALS


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_house()
        transaction.set_rollback(True)


@pytest.fixture
def house(made_once: House, db: None) -> House:
    """Files that a test may change are its own: what happens on the disk is not taken back."""
    return replace(made_once, private=files_of(made_once.agency, made_once.people["own_editor"], "tersimpan"))


@pytest.mark.parametrize("who", PEOPLE)
def test_no_door_changes_or_removes_what_citizens_read(house: House, who: str) -> None:
    before = read_as_a_citizen(house)
    assert all(status == 200 for status, _content in before.values())
    assert len(before) > 5
    client = client_of(house.people[who])
    for name, (kind, door) in DOORS.items():
        rows = stored(house.public[kind])
        response = door(client, house.public[kind], house)
        assert response.status_code in {200, 302, 403}, name
        assert stored(house.public[kind]) == rows, name
    assert read_as_a_citizen(house) == before


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("who", ["operator", "editor", "superuser"])
def test_each_door_is_open_while_nobody_can_read_the_file(house: House, name: str, who: str) -> None:
    kind, door = CHANGES[name]
    before = stored(house.private[kind])
    door(client_of(house.people[who]), house.private[kind], house)
    after = stored(house.private[kind])
    assert after != before
    assert after["first_public_at"] is None


@pytest.mark.parametrize("name", REMOVALS)
@pytest.mark.parametrize("who", ["operator", "superuser"])
def test_what_nobody_could_read_is_really_deleted(house: House, name: str, who: str) -> None:
    kind, door = REMOVALS[name]
    item = house.private[kind]
    door(client_of(house.people[who]), item, house)
    assert not type(item)._base_manager.filter(pk=item.pk).exists()


@pytest.mark.parametrize("kind", ["image", "document", "video"])
def test_the_form_shows_what_is_read_where_and_what_to_do(house: House, kind: str) -> None:
    item = house.public[kind]
    address = {"image": "wagtailimages:edit", "document": "wagtaildocs:edit", "video": "wagtailmedia:edit"}[kind]
    html = client_of(house.people["operator"]).get(reverse(address, args=[item.pk])).content.decode()
    assert "lalu pasang pada halaman; perubahan halaman disetujui Editor" in html
    assert house.page.title in html
    assert reverse("wagtailadmin_pages:edit", args=[house.page.pk]) in html
    assert re.search(r'<input[^>]*name="tags"', html)
    for name in ("title", "file", "description", "collection", "transcript", "focal_point_x"):
        assert not re.search(rf'<(?:input|textarea|select)[^>]*name="{name}"', html), name


@pytest.mark.parametrize("kind", ["image", "document", "video"])
def test_tags_stay_open(house: House, kind: str) -> None:
    item = house.public[kind]
    address = {"image": "wagtailimages:edit", "document": "wagtaildocs:edit", "video": "wagtailmedia:edit"}[kind]
    before = read_as_a_citizen(house)
    client_of(house.people["operator"]).post(reverse(address, args=[item.pk]), {"tags": "posyandu"})
    assert [tag.name for tag in type(item).objects.get(pk=item.pk).tags.all()] == ["posyandu"]
    assert read_as_a_citizen(house) == before


@pytest.mark.parametrize("kind", ["image", "document"])
def test_tags_are_given_in_bulk(house: House, kind: str) -> None:
    address = reverse("wagtail_bulk_action", args=["media_pipeline", kind, "add_tags"])
    client_of(house.people["operator"]).post(f"{address}?id={house.public[kind].pk}", {"tags": "bersama"})
    assert Tag.objects.filter(name="bersama").exists()


def test_what_was_typed_into_an_older_form_is_kept_beside_the_message(house: House) -> None:
    _kind, door = CHANGES["image: caption"]
    html = door(client_of(house.people["operator"]), house.public["image"], house).content.decode()
    assert "tidak dapat diubah langsung" in html
    assert 'value="Lain"' in html


def test_an_older_form_with_nothing_changed_saves_its_tags(house: House) -> None:
    image = house.public["image"]
    values = {"title": image.title, "description": image.description, "caption": image.caption}
    client_of(house.people["operator"]).post(
        reverse("wagtailimages:edit", args=[image.pk]), values | {"credit": image.credit, "tags": "lama"}
    )
    assert [tag.name for tag in Image.objects.get(pk=image.pk).tags.all()] == ["lama"]


def test_code_below_the_forms_is_refused_too(house: House) -> None:
    image, document, video = (house.public[kind] for kind in ("image", "document", "video"))
    for item, field, value in [
        (image, "description", "Lain"),
        (image, "focal_point_x", 3),
        (image, "file", ContentFile(jpeg(), name="baru.jpg")),
        (document, "title", "Lain"),
        (document, "collection_id", house.elsewhere.pk),
        (video, "transcript", "Lain"),
    ]:
        fresh = type(item).objects.get(pk=item.pk)
        setattr(fresh, field, value)
        with pytest.raises(PublicFileChanged, match="disetujui Editor"):
            fresh.save()
        with pytest.raises(PublicFileChanged):
            fresh.save(update_fields=[field])
    for queryset, values in [
        (Image.objects.filter(pk=image.pk), {"caption": "Lain"}),
        (Document.objects.all(), {"collection": house.elsewhere}),
        (Video.objects.filter(pk=video.pk), {"collection_id": house.elsewhere.pk}),
    ]:
        with pytest.raises(PublicFileChanged):
            queryset.update(**values)
    for item in (image, document, video):
        with pytest.raises(RemovalRefused, match="Arsip"):
            type(item).objects.get(pk=item.pk).delete()
        with pytest.raises(RemovalRefused):
            type(item).objects.filter(pk=item.pk).delete()


def test_the_system_may(house: House) -> None:
    image = Image.objects.get(pk=house.public["image"].pk)
    with system_publication():
        image.caption = "Dari sistem"
        image.save()
    assert Image.objects.get(pk=image.pk).caption == "Dari sistem"
    with system_removal():
        image.delete()
    assert not Image.objects.filter(pk=image.pk).exists()


def test_a_file_stands_still_while_its_draft_is_being_decided_and_moves_again_when_it_comes_back(house: House) -> None:
    operator, editor = house.people["operator"], house.people["editor"]
    page = draft_news(house.agency, operator, title="Naskah", body=body_with(house.private))
    kind, door = CHANGES["image: caption"]
    door(client_of(operator), house.private[kind], house)
    assert stored(house.private[kind])["caption"] == "Lain"

    submit(page, operator)
    for name, (kind, door) in DOORS.items():
        before = stored(house.private[kind])
        door(client_of(operator), house.private[kind], house)
        assert stored(house.private[kind]) == before, name

    decide(page, editor, "reject", comment="Perbaiki keterangan gambar.")
    kind, door = CHANGES["image: credit"]
    door(client_of(operator), house.private[kind], house)
    assert stored(house.private[kind])["credit"] == "Lain"


def test_a_file_stands_still_until_its_page_s_hour(house: House) -> None:
    operator, editor = house.people["operator"], house.people["editor"]
    page = draft_news(
        house.agency, operator, title="Nanti", body=body_with(house.private), go_live_at=timezone.now() + timedelta(1)
    )
    page.get_latest_revision().publish(user=editor)
    assert stored(house.private["document"])["first_public_at"] is None
    for name, (kind, door) in DOORS.items():
        before = stored(house.private[kind])
        door(client_of(editor), house.private[kind], house)
        assert stored(house.private[kind]) == before, name


def test_the_uploading_of_the_same_picture_again_makes_another_one(house: House) -> None:
    """A chooser's upload never touches what is there."""
    image = house.public["image"]
    before = stored(image)
    with image.open_file() as file:
        content = file.read()
    upload = ContentFile(content, name=image.filename)
    response = client_of(house.people["operator"]).post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": image.title,
            "image-chooser-upload-collection": image.collection_id,
            "image-chooser-upload-file": upload,
        },
    )
    assert response.status_code == 200, response.content[:400]
    assert stored(image) == before
    newest = Image.objects.latest("pk")
    assert newest.pk != image.pk
    assert newest.file.name != image.file.name


def test_the_generator_of_addresses_writes_nothing(house: House) -> None:
    before: Any = stored(house.public["image"])
    client = client_of(house.people["superuser"])
    client.get(reverse("wagtailimages:url_generator", args=[house.public["image"].pk]))
    client.get(reverse("wagtailimages:preview", args=[house.public["image"].pk, "fill-10x10"]))
    assert stored(house.public["image"]) == before
