"""What citizens read is replaced at its own address, by two people, and what stood there is never lost."""

from io import BytesIO
from tempfile import TemporaryFile
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image as PillowImage
from wagtail.models import ModelLogEntry

from media_pipeline.models import Document, Image, Replacement, Video
from media_pipeline.replacing import changing
from media_pipeline.replacing.services import ReplacementRefused, approve, decline, propose, propose_former, take_back
from media_pipeline.text_extraction.process import extract
from tests.factories.sites import provisioned
from tests.factories.users import editor_of, operator_of
from tests.media.doors import HOST, OTHER_VTT, House, make_house
from tests.media.hostile_files import pdf
from tests.story.people import client_of
from tests.support.ports import free_port

pytestmark = pytest.mark.django_db
NEW = pdf("Naskah yang sudah dibetulkan")


@pytest.fixture
def house() -> House:
    return make_house()


def read(document: Any) -> bytes:
    response = Client().get(document.url, headers={"host": HOST})
    assert response.status_code == 200
    return b"".join(response)


def text_of(content: bytes) -> str:
    with TemporaryFile() as file:
        file.write(content)
        file.flush()
        return extract(file).text


def stored(item: Any, field: str = "file") -> bytes:
    file = getattr(type(item)._base_manager.get(pk=item.pk), field)
    with file.storage.open(file.name) as opened:
        return bytes(opened.read())


def wanted(
    house: House, kind: str = "document", content: bytes = NEW, field: str = "file", **values: Any
) -> Replacement:
    return propose(
        item=house.public[kind],
        field=field,
        file=ContentFile(content, name="baru"),
        reason="Salah ketik di halaman 2",
        actor=values.get("actor", house.people["operator"]),
    )


def test_a_document_changes_at_its_address_once_a_second_person_agrees(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    document = house.public["document"]
    address, before = document.url, read(document)
    replacement = wanted(house)
    assert read(document) == before
    with django_capture_on_commit_callbacks(execute=True):
        approve(replacement=replacement, actor=house.people["editor"])
    document = Document.objects.get(pk=document.pk)
    assert document.url == address
    assert read(document) == NEW
    assert document.file_size == len(NEW)
    assert "dibetulkan" in document.extracted.text
    # Again, by a second click: nothing happens.
    approve(replacement=replacement, actor=house.people["editor"])
    actions = ModelLogEntry.objects.filter(action__startswith="media.").order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["media.propose", "media.replace"]


def test_what_stood_there_comes_back_the_same_way(house: House) -> None:
    before = read(house.public["document"])
    done = approve(replacement=wanted(house), actor=house.people["editor"])
    back = propose_former(replacement=done, reason="Yang lama benar", actor=house.people["editor"])
    with pytest.raises(ReplacementRefused, match="empat mata"):
        approve(replacement=back, actor=house.people["editor"])
    approve(replacement=back, actor=house.people["diskominfo"])
    assert read(house.public["document"]) == before


def test_a_picture_gets_new_measures_and_files_at_its_old_address(
    house: House, django_capture_on_commit_callbacks: Any
) -> None:
    image = Image.objects.get(pk=house.public["image"].pk)
    address = image.file.url
    out = BytesIO()
    PillowImage.new("RGB", (900, 300), "maroon").save(out, "JPEG")
    replacement = wanted(house, "image", out.getvalue())
    with django_capture_on_commit_callbacks(execute=True):
        approve(replacement=replacement, actor=house.people["editor"])
    image = Image.objects.get(pk=image.pk)
    assert (image.file.url, image.width, image.height) == (address, 900, 300)
    assert stored(image) == out.getvalue()
    assert {
        rendition.width * 3 // rendition.height
        for rendition in image.renditions.filter(filter_spec__startswith="width")
    } == {9}


@pytest.mark.parametrize("field", ["captions", "thumbnail"])
def test_a_video_s_captions_and_poster_can_be_replaced(house: House, field: str) -> None:
    video = house.public["video"]
    approve(replacement=wanted(house, "video", OTHER_VTT, field), actor=house.people["editor"])
    assert stored(video, field) == OTHER_VTT
    assert getattr(Video.objects.get(pk=video.pk), field).name == getattr(video, field).name


def test_only_another_person_who_publishes_there_agrees(house: House) -> None:
    other = provisioned("disdukcapil")
    replacement = wanted(house, actor=house.people["both"])
    with pytest.raises(ReplacementRefused, match="empat mata"):
        approve(replacement=replacement, actor=house.people["both"])
    for actor in (house.people["operator"], editor_of(other), operator_of(other)):
        for step in (approve, decline):
            with pytest.raises(PermissionDenied):
                step(replacement=replacement, actor=actor, **({"reason": "x"} if step is decline else {}))
    with pytest.raises(PermissionDenied):
        take_back(replacement=replacement, actor=house.people["editor"])
    with pytest.raises(PermissionDenied):
        wanted(house, actor=operator_of(other))
    with pytest.raises(IntegrityError), transaction.atomic():
        Replacement.objects.filter(pk=replacement.pk).update(state="done", decided_by=house.people["both"])


def test_one_at_a_time_with_a_reason_and_only_for_what_citizens_read(house: House) -> None:
    wanted(house)
    with pytest.raises(ReplacementRefused, match="masih menunggu"):
        wanted(house)
    for item, reason, message in (
        (house.public["image"], " ", "alasannya"),
        (house.private["document"], "Salah", "ubah langsung"),
    ):
        with pytest.raises(ReplacementRefused, match=message):
            propose(item=item, field="file", file=ContentFile(NEW), reason=reason, actor=house.people["operator"])


def test_declined_and_taken_back_ones_change_nothing(house: House) -> None:
    before = read(house.public["document"])
    declined = decline(replacement=wanted(house), actor=house.people["editor"], reason="Tanda tangannya hilang")
    taken = take_back(replacement=wanted(house), actor=house.people["operator"])
    for each in (declined, taken):
        with pytest.raises(ReplacementRefused, match="sudah berubah"):
            approve(replacement=each, actor=house.people["diskominfo"])
    assert read(house.public["document"]) == before


def test_a_store_that_fails_in_the_middle_loses_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    before = read(house.public["document"])
    replacement = wanted(house)
    write = changing.write

    def half(storage: Any, name: str, file: Any) -> None:
        write(storage, name, ContentFile(NEW[:50]))
        raise OSError("the disk is full")

    monkeypatch.setattr(changing, "write", half)
    with pytest.raises(OSError, match="full"):
        approve(replacement=replacement, actor=house.people["editor"])
    replacement.refresh_from_db()
    assert replacement.state == "waiting"
    monkeypatch.setattr(changing, "write", write)
    approve(replacement=replacement, actor=house.people["editor"])
    assert read(house.public["document"]) == NEW
    replacement.refresh_from_db()
    with replacement.former.storage.open(replacement.former.name) as former:
        assert former.read() == before


def test_a_scanner_that_is_down_delays_it(house: House, settings: Any) -> None:
    replacement = wanted(house)
    settings.CLAMD_URL = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(ReplacementRefused, match="tidak menjawab"):
        approve(replacement=replacement, actor=house.people["editor"])


def test_from_the_frozen_form_to_the_editor_s_desk_and_back(house: House) -> None:
    document = house.public["document"]
    operator, editor = (client_of(house.people[who]) for who in ("operator", "editor"))
    address = reverse("replacing:propose", args=["document", document.pk, "file"])
    assert address in operator.get(reverse("wagtaildocs:edit", args=[document.pk])).content.decode()

    refused = operator.post(address, {"file": SimpleUploadedFile("a.txt", b"teks"), "reason": "Alasan yang diketik"})
    assert "harus sejenis" in refused.content.decode()
    assert "Alasan yang diketik" in refused.content.decode()

    operator.post(address, {"file": SimpleUploadedFile("a.pdf", NEW), "reason": "Salah ketik"})
    replacement = Replacement.objects.get()
    show = reverse("replacing:show", args=[replacement.pk])
    assert show in editor.get(reverse("wagtailadmin_home")).content.decode()
    assert show not in operator.get(reverse("wagtailadmin_home")).content.decode()
    assert "Setujui dan ganti" in editor.get(show).content.decode()
    assert "Setujui dan ganti" not in operator.get(show).content.decode()
    for which in ("baru", "lama"):
        response = editor.get(reverse("replacing:file", args=[replacement.pk, which]))
        assert "default-src 'none'" in response["Content-Security-Policy"]
    assert editor.get(reverse("replacing:file", args=[replacement.pk, "lain"])).status_code == 404

    act = reverse("replacing:act", args=[replacement.pk, "tolak"])
    assert "Tulis alasannya" in editor.post(act, {"reason": ""}).content.decode()
    editor.post(reverse("replacing:act", args=[replacement.pk, "setujui"]))
    assert "dibetulkan" in text_of(stored(document))
    assert "Ajukan versi lama kembali" in operator.get(show).content.decode()
    assert operator.post(reverse("replacing:act", args=[replacement.pk, "entah"])).status_code == 404
