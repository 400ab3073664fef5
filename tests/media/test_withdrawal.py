"""An Editor hides a file from citizens at once, everywhere, and shows it again; nothing is lost."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from cms.models import ContentVersion
from cms.publishing import gates
from media_pipeline.document_source import DocumentSource
from media_pipeline.models import Document
from media_pipeline.storage.holders import held_by
from media_pipeline.storage.names import bare, is_private
from media_pipeline.withdrawal import WithdrawalRefused, may_withdraw, show_again, withdraw
from tests.factories.sites import provisioned
from tests.factories.users import editor_of, operator_of
from tests.media.doors import HOST, House, body_with, make_house
from tests.publishing.drafts import draft_news
from tests.story.people import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.contract]
KINDS = ["image", "document", "video"]
SCREEN = {"image": "withdraw_image", "document": "withdraw_document", "video": "withdraw_video"}


@pytest.fixture
def house() -> House:
    return make_house()


def get(address: str) -> Any:
    response = Client().get(address, headers={"host": HOST})
    response.body = b"".join(response).decode(errors="replace")
    return response


def read(house: House) -> str:
    return str(get("/" + house.page.full_url.split("/", 3)[3]).body)


def names_of(item: Any) -> list[str]:
    return [held.name for held in held_by(type(item), [item.pk])]


def address_of(item: Any) -> str:
    return item.url if isinstance(item, Document) else "/media/" + bare(names_of(item)[0])


@pytest.mark.parametrize("kind", KINDS)
def test_a_person_withdraws_and_shows_again_what_a_live_page_uses(
    house: House, kind: str, django_capture_on_commit_callbacks: Any
) -> None:
    item = house.public[kind]
    address = address_of(item)
    assert get(address).status_code == 200
    # Wagtail measures a document at the first look at its address; pages name the size from then on.
    getattr(item, "get_file_size", bool)()
    before = read(house)
    version = ContentVersion.current()
    editor = client_of(house.people["editor"])
    screen = reverse(SCREEN[kind], args=[item.pk])
    assert house.page.title in editor.get(screen).content.decode()

    refused = editor.post(screen, {"step": "withdraw", "reason": " "})
    assert "Tulis alasannya" in refused.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        done = editor.post(screen, {"step": "withdraw", "reason": "Izin dicabut"})
    assert done.status_code == 302
    assert get(address).status_code == 410
    assert all(is_private(name) for name in names_of(item))
    for name in names_of(item):
        assert get("/media/" + bare(name)).status_code in {404, 410}
        assert get("/berkas/" + bare(name)).status_code in {302, 410}
    assert ContentVersion.current() > version
    html = read(house)
    assert {"image": "Gambar", "document": "Dokumen", "video": "Video"}[kind] + " ditarik" in html
    assert not any(bare(name) in html for name in names_of(item))
    assert "Izin dicabut" in editor.get(reverse("withdrawn_files")).content.decode()
    assert "Izin dicabut" in editor.get(done["Location"]).content.decode()

    late = editor.post(screen, {"step": "withdraw", "reason": "Lagi"})
    assert "sudah ditarik" in late.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(screen, {"step": "show", "reason": "Izin diberikan lagi"})
    assert get(address).status_code == 200
    assert read(house) == before
    entries = ModelLogEntry.objects.for_instance(item).filter(action__startswith="media.").order_by("pk")
    assert [(entry.action, entry.data["reason"]) for entry in entries] == [
        ("media.withdraw", "Izin dicabut"),
        ("media.show_again", "Izin diberikan lagi"),
    ]


def test_the_picture_s_words_go_with_it(house: House) -> None:
    image = house.public["image"]
    words = (image.description, image.caption, image.credit)
    assert all(word in read(house) for word in words)
    withdraw(item=image, actor=house.people["editor"], reason="Izin dicabut")
    assert not [word for word in words if word in read(house)]


def test_the_search_finds_it_no_more(house: House) -> None:
    document = house.public["document"]
    assert DocumentSource().documents([document.pk])
    withdraw(item=document, actor=house.people["editor"], reason="Ada nomor telepon warga")
    assert not DocumentSource().documents([document.pk])
    show_again(item=document, actor=house.people["editor"], reason="Sudah disamarkan")
    assert DocumentSource().documents([document.pk])


def test_its_own_people_look_at_it_still(house: House) -> None:
    image = house.public["image"]
    withdraw(item=image, actor=house.people["editor"], reason="Izin dicabut")
    address = "/berkas/" + bare(names_of(image)[0])
    response = client_of(house.people["operator"]).get(reverse("wagtailimages:edit", args=[image.pk]))
    assert "Ditarik: warga tidak melihatnya di mana pun" in response.content.decode()
    assert get(address).status_code in {302, 410}


def test_editors_of_the_opd_and_diskominfo_decide(house: House) -> None:
    other = provisioned("disdukcapil")
    both = editor_of(other)
    both.groups.add(house.agency.operators)
    image = house.public["image"]
    assert may_withdraw(house.people["editor"], image)
    assert may_withdraw(house.people["diskominfo"], image)
    for person in (house.people["operator"], operator_of(other), editor_of(other), both):
        assert not may_withdraw(person, image)
        with pytest.raises(PermissionDenied):
            withdraw(item=image, actor=person, reason="Coba")
    operator = client_of(house.people["operator"])
    assert operator.post(reverse("withdraw_image", args=[image.pk]), {"reason": "x"}).status_code in {302, 403}
    image.refresh_from_db()
    assert image.withdrawn_at is None
    assert (
        reverse("withdraw_image", args=[image.pk])
        not in operator.get(reverse("wagtailimages:edit", args=[image.pk])).content.decode()
    )


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_uses_it_goes_on_line_meanwhile(house: House, kind: str) -> None:
    item = house.public[kind]
    withdraw(item=item, actor=house.people["editor"], reason="Izin dicabut")
    draft = draft_news(house.agency, house.people["operator"], body=body_with(house.public))
    assert [message for message in gates.blockers(draft) if "sedang ditarik" in message and item.title in message]
    with pytest.raises(gates.GateClosed):
        draft.get_latest_revision().publish(user=house.people["editor"])


def test_it_is_asked_once_and_with_a_reason(house: House) -> None:
    image, editor = house.public["image"], house.people["editor"]
    with pytest.raises(WithdrawalRefused):
        withdraw(item=image, actor=editor, reason="  ")
    with pytest.raises(WithdrawalRefused):
        show_again(item=image, actor=editor, reason="Tidak ditarik")
    withdraw(item=image, actor=editor, reason="Izin dicabut")
    with pytest.raises(WithdrawalRefused):
        withdraw(item=image, actor=editor, reason="Lagi")
