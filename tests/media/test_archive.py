"""Hapus: really, for what no citizen could ever see; into the archive with a reason, and back, for everything else."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry
from wagtail.permissions import policy_registry

from cms.archive.media import archive_media, restore_media
from cms.archive.refusal import ArchiveRefused
from cms.archive.removal import system_removal
from cms.archive.selectors import open_entry
from cms.models import ArchiveEntry
from cms.publishing import gates
from media_pipeline.models import Document, Image, Video
from opd.models import NewsPage
from opd.provisioning.services import provision
from tests.factories.sites import provisioned
from tests.factories.users import operator_of
from tests.media.doors import House, body_with, make_house
from tests.publishing.drafts import draft_news, submit
from tests.story.people import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
KINDS = ["image", "document", "video"]
DELETE = {"image": "wagtailimages:delete", "document": "wagtaildocs:delete", "video": "wagtailmedia:delete"}
INDEX = {"image": "wagtailimages:index", "document": "wagtaildocs:index", "video": "wagtailmedia:index"}
EDIT = {"image": "wagtailimages:edit", "document": "wagtaildocs:edit", "video": "wagtailmedia:edit"}
CHOOSER = {
    "image": "wagtailimages_chooser:choose",
    "document": "wagtaildocs_chooser:choose",
    "video": "wagtailmedia:chooser",
}


@pytest.fixture
def house() -> House:
    return make_house()


@pytest.fixture
def off_line(house: House) -> House:
    """The page was taken off line by its Editor; its files are used nowhere now."""
    NewsPage.objects.get(pk=house.page.pk).unpublish(user=house.people["editor"])
    return house


def remove(client: Any, kind: str, item: Any, **data: Any) -> Any:
    return client.post(reverse(DELETE[kind], args=[item.pk]), data)


@pytest.mark.parametrize("kind", KINDS)
def test_while_a_page_uses_it_the_screen_says_which_and_offers_nothing_more(house: House, kind: str) -> None:
    client = client_of(house.people["superuser"])
    html = client.get(reverse(DELETE[kind], args=[house.public[kind].pk])).content.decode()
    assert "Halaman masih memakai" in html
    assert house.page.title in html
    assert "Ya, hapus" not in html
    assert 'name="reason"' not in html
    html = remove(client, kind, house.public[kind], reason="Tetap saja").content.decode()
    assert "Lepaskan dahulu dari halaman itu" in html
    assert not ArchiveEntry.objects.exists()


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_public_goes_into_the_archive_with_a_reason(off_line: House, kind: str) -> None:
    item, operator = off_line.public[kind], off_line.people["operator"]
    client = client_of(operator)
    html = client.get(reverse(DELETE[kind], args=[item.pk])).content.decode()
    assert "Pindahkan ke Arsip" in html
    html = remove(client, kind, item, reason="  ").content.decode()
    assert "Tulis alasannya" in html
    assert not (open_entry(item) is not None)

    response = remove(client, kind, item, reason="Izin foto dicabut")
    assert response.status_code == 302
    entry = ArchiveEntry.objects.get()
    assert (entry.item, entry.title, entry.reason, entry.archived_by, entry.restored_at) == (
        item,
        item.title,
        "Izin foto dicabut",
        operator,
        None,
    )
    assert type(item)._base_manager.filter(pk=item.pk).exists()
    assert item.file.storage.exists(item.file.name)
    logged = ModelLogEntry.objects.get(action="cms.archive")
    assert (logged.user, logged.object_id, logged.data["reason"]) == (operator, str(item.pk), "Izin foto dicabut")


@pytest.mark.parametrize("who", ["operator", "superuser"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_archived_stands_in_no_list_chooser_search_or_form(off_line: House, kind: str, who: str) -> None:
    item, user = off_line.public[kind], off_line.people[who]
    client = client_of(user)
    index, chooser = reverse(INDEX[kind]), reverse(CHOOSER[kind])
    addresses = [index, f"{index}?q=lama", chooser, f"{chooser}?q=lama"]
    for address in addresses:
        assert item.title in client.get(address).content.decode(), address

    entry = archive_media(item=item, actor=user, reason="Sudah diganti")
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert item.title not in response.content.decode(), address
    for name in (EDIT[kind], DELETE[kind]):
        assert client.get(reverse(name, args=[item.pk])).status_code in {302, 403, 404}
    if kind != "video":
        assert client.get(reverse(f"{CHOOSER[kind].split(':')[0]}:chosen", args=[item.pk])).status_code in {
            302,
            403,
            404,
        }

    assert restore_media(entry=entry, actor=user) == item
    for address in addresses:
        assert item.title in client.get(address).content.decode(), address
    entry.refresh_from_db()
    assert (entry.restored_by, (open_entry(item) is not None)) == (user, False)
    assert ModelLogEntry.objects.filter(action="cms.restore", object_id=str(item.pk), user=user).exists()


def test_the_archive_takes_a_thing_once_and_gives_it_back_once(off_line: House) -> None:
    image, operator = off_line.public["image"], off_line.people["operator"]
    entry = archive_media(item=image, actor=operator, reason="Pertama")
    with pytest.raises(ArchiveRefused, match="sudah ada di Arsip"):
        archive_media(item=image, actor=operator, reason="Kedua")
    restore_media(entry=entry, actor=operator)
    with pytest.raises(ArchiveRefused, match="sudah dikembalikan"):
        restore_media(entry=entry, actor=operator)
    assert archive_media(item=image, actor=operator, reason="Ketiga").pk != entry.pk


def test_what_never_was_public_is_deleted_instead(house: House) -> None:
    with pytest.raises(ArchiveRefused, match="hapus saja"):
        archive_media(item=house.private["image"], actor=house.people["operator"], reason="Salah unggah")


def test_a_draft_in_review_keeps_its_files_out_of_the_archive(off_line: House) -> None:
    operator = off_line.people["operator"]
    submit(draft_news(off_line.agency, operator, title="Diperiksa", body=body_with(off_line.public)), operator)
    with pytest.raises(ArchiveRefused, match="Diperiksa"):
        archive_media(item=off_line.public["document"], actor=operator, reason="Lama")


def test_another_opd_neither_archives_nor_restores(off_line: House) -> None:
    stranger = operator_of(provisioned("disdukcapil"))
    image = off_line.public["image"]
    with pytest.raises(PermissionDenied):
        archive_media(item=image, actor=stranger, reason="Iseng")
    assert remove(client_of(stranger), "image", image, reason="Iseng").status_code in {302, 403, 404}
    entry = archive_media(item=image, actor=off_line.people["editor"], reason="Lama")
    with pytest.raises(PermissionDenied):
        restore_media(entry=entry, actor=stranger)
    assert open_entry(image) is not None


def test_a_page_with_something_from_the_archive_is_not_submitted_and_not_published(off_line: House) -> None:
    operator, editor = off_line.people["operator"], off_line.people["editor"]
    page = draft_news(off_line.agency, operator, title="Naskah", body=body_with(off_line.public))
    for kind in KINDS:
        archive_media(item=off_line.public[kind], actor=operator, reason="Lama")
    assert len(gates.blockers(page)) == 3
    with pytest.raises(gates.GateClosed, match="ada di Arsip"):
        page.get_latest_revision().publish(user=editor)
    assert not NewsPage.objects.get(pk=page.pk).live


@pytest.mark.parametrize("kind", ["image", "document"])
def test_in_bulk_nothing_goes_when_one_of_them_was_public(off_line: House, kind: str) -> None:
    client = client_of(off_line.people["superuser"])
    address = reverse("wagtail_bulk_action", args=["media_pipeline", kind, "delete"])
    query = f"?id={off_line.public[kind].pk}&id={off_line.private[kind].pk}"
    for ask in (client.get, client.post):
        response = ask(address + query, follow=True)
        assert "Tidak ada yang diubah" in response.content.decode()
        assert off_line.public[kind].title in response.content.decode()
    assert type(off_line.private[kind])._base_manager.filter(pk=off_line.private[kind].pk).exists()


def test_the_file_of_what_nobody_saw_goes_from_the_disk_too(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    for kind, item in house.private.items():
        with django_capture_on_commit_callbacks(execute=True):
            remove(client_of(house.people["operator"]), kind, item)
        assert not item.file.storage.exists(item.file.name), kind


def test_the_system_takes_an_archived_thing_and_leaves_no_entry_behind(off_line: House) -> None:
    image = off_line.public["image"]
    archive_media(item=image, actor=off_line.people["operator"], reason="Lama")
    with system_removal():
        Image.objects.get(pk=image.pk).delete()
    assert not ArchiveEntry.objects.exists()


def test_rights_that_groups_have_already_are_enough_and_a_repair_takes_none(house: House) -> None:
    """To Wagtail, who may change a file may remove it: no other right exists for the three kinds."""
    before = set(house.agency.operators.collection_permissions.values_list("permission__codename", flat=True))
    provision(agency=house.agency)
    after = set(house.agency.operators.collection_permissions.values_list("permission__codename", flat=True))
    assert after == before
    for model, item in ((Image, "image"), (Document, "document"), (Video, "video")):
        policy = policy_registry.get_by_type(model)
        for who in ("operator", "editor"):
            assert policy.user_has_permission_for_instance(house.people[who], "delete", house.private[item])
        assert not policy.user_has_permission_for_instance(house.people["diskominfo"], "delete", house.private[item])
