"""Every screen that takes a picture: what it stores, what it says, and that the same picture is known again."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as PillowImage

from media_pipeline import stand_ins
from media_pipeline.models import Image
from opd.models import Agency
from tests.factories.sites import provisioned, site_tree
from tests.factories.users import operator_of, superuser
from tests.media import picture_files as files
from tests.media.test_pictures import is_upright
from tests.story.people import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Agency:
    return site_tree("dinkes")["dinkes"]


@pytest.fixture
def client(agency: Agency) -> Any:
    return client_of(operator_of(agency))


def upload(content: bytes, name: str = "foto.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def one(client: Any, agency: Agency, content: bytes, name: str = "foto.jpg") -> Any:
    form = {"title": "Posyandu", "file": upload(content, name), "collection": agency.collection_id}
    return client.post(reverse("wagtailimages:add"), form, follow=True)


def several(client: Any, agency: Agency, content: bytes, name: str = "foto.jpg", **more: Any) -> Any:
    form = {"files[]": upload(content, name), "collection": agency.collection_id} | more
    answer = client.post(reverse("wagtailimages:add_multiple"), form, headers={"x-requested-with": "XMLHttpRequest"})
    return json.loads(answer.content)


def in_a_page(client: Any, agency: Agency, content: bytes, name: str = "foto.jpg") -> Any:
    form = {"title": "Posyandu", "file": upload(content, name), "collection": agency.collection_id}
    form = {f"image-chooser-upload-{key}": value for key, value in form.items()}
    return json.loads(client.post(reverse("wagtailimages_chooser:create"), form).content)


def replace(client: Any, image: Image, content: bytes, name: str = "foto.jpg") -> Any:
    form = {"title": image.title, "file": upload(content, name), "collection": image.collection_id}
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), form, follow=True)


def stored(image: Image) -> Any:
    with image.file.storage.open(image.file.name) as file:
        content = file.read()
        opened = PillowImage.open(file)
        opened.load()
    assert b"rahasia" not in content
    assert not opened.getexif()
    return opened


@pytest.mark.parametrize("door", [one, several, in_a_page])
def test_what_every_door_stores_is_clean_upright_and_known(client: Any, agency: Agency, door: Any) -> None:
    turned = files.written(files.laid(6), "JPEG", exif=files.exif(6), quality=95)
    for content in (files.camera_jpeg(), turned):
        door(client, agency, content)
        image = Image.objects.latest("pk")
        assert is_upright(stored(image))
        assert (image.width, image.height) == files.SIZE
        assert len(image.upload_hash) == 64
        assert image.color.startswith("#")
        assert image.collection_id == agency.collection_id


def test_a_replaced_file_is_cleaned_too_and_its_notes_are_its_own(client: Any, agency: Agency) -> None:
    one(client, agency, files.gif(3), "gerak.gif")
    image = Image.objects.get()
    assert "bingkai pertamanya" in image.upload_notes
    replace(client, image, files.camera_jpeg())
    image.refresh_from_db()
    assert is_upright(stored(image))
    assert image.upload_notes == ""


@pytest.mark.parametrize("door", [one, several, in_a_page])
def test_a_refused_picture_is_stored_nowhere_and_the_reason_is_read(
    client: Any, agency: Agency, door: Any, settings: Any
) -> None:
    from pathlib import Path

    before = {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
    answer = door(client, agency, files.jpeg() + files.archive())
    said = answer if isinstance(answer, dict) else answer.content.decode()
    assert "tersembunyi berkas lain" in str(said)
    assert not Image.objects.exists()
    assert {path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()} == before


def test_what_fits_no_form_is_not_kept_for_later(agency: Agency) -> None:
    from wagtail.models import UploadedFile

    # Of everybody else the guard in front asks the same.
    said = several(client_of(superuser()), agency, files.camera_jpeg(), collection="")
    assert said == {"success": False, "error_message": said["error_message"]}
    assert not Image.objects.exists()
    assert not UploadedFile.objects.exists()


def test_titles_show_nothing_that_nobody_sees(client: Any, agency: Agency) -> None:
    several(client, agency, files.jpeg(), "a.jpg", title="foto\u202egpj.exe\0 \u200b" + "a" * 300)
    image = Image.objects.get()
    assert image.title.startswith("fotogpj.exe aaa")
    assert len(image.title) <= 255
    several(client, agency, files.jpeg(), "b.jpg", title="\u202e\u200b")
    assert Image.objects.latest("pk").title == "Gambar"


def test_what_was_changed_is_said_at_every_door(client: Any, agency: Agency) -> None:
    content = files.written(files.scene(), "WEBP")
    assert "Akhiran nama berkas" in one(client, agency, content).content.decode()
    assert "Akhiran nama berkas" in several(client, agency, content)["form"]
    in_a_page(client, agency, content)
    assert "Akhiran nama berkas" in client.get(reverse("wagtailimages:index")).content.decode()
    edit = client.get(reverse("wagtailimages:edit", args=[Image.objects.latest("pk").pk])).content.decode()
    assert "Akhiran nama berkas" in edit


class TestDuplicates:
    """The same bytes offered again, although what is stored may differ one day."""

    @pytest.fixture
    def known(self, client: Any, agency: Agency) -> Image:
        one(client, agency, files.camera_jpeg())
        image = Image.objects.get()
        # As if an older version of the house had cleaned it.
        Image.objects.filter(pk=image.pk).update(title="Yang lama", file_hash="0" * 40)
        return image

    def test_one(self, client: Any, agency: Agency, known: Image) -> None:
        html = one(client, agency, files.camera_jpeg()).content.decode()
        assert "Gambar yang sama sudah ada: “Yang lama”" in html
        assert reverse("wagtailimages:edit", args=[known.pk]) in html
        assert reverse("wagtailimages:delete", args=[Image.objects.latest("pk").pk]) in html

    def test_several(self, client: Any, agency: Agency, known: Image) -> None:
        said = several(client, agency, files.camera_jpeg())
        assert said["duplicate"] is True
        assert "Yang lama" in said["confirm_duplicate_upload"]
        assert several(client, agency, files.jpeg())["duplicate"] is False

    def test_in_a_page(self, client: Any, agency: Agency, known: Image) -> None:
        said = in_a_page(client, agency, files.camera_jpeg())
        assert said["step"] == "duplicate_found"
        assert "Yang lama" in said["htmlFragment"]

    def test_another_opd_s_picture_is_not_betrayed(self, known: Image) -> None:
        other = provisioned("disdukcapil")
        stranger = client_of(operator_of(other))
        assert several(stranger, other, files.camera_jpeg())["duplicate"] is False
        assert "Yang lama" not in one(stranger, other, files.camera_jpeg()).content.decode()


class TestNoRequestMakesAFile:
    def test_lists_and_forms_show_a_sign_until_the_task_has_run(self, client: Any, agency: Agency) -> None:
        one(client, agency, files.jpeg())
        image = Image.objects.get()
        assert not image.renditions.exists(), "the task waits for the commit, which a test never sees"
        for address in (
            reverse("wagtailimages:index"),
            reverse("wagtailimages:edit", args=[image.pk]),
            reverse("wagtailimages_chooser:choose"),
            reverse("wagtailimages_chooser:chosen", args=[image.pk]),
        ):
            assert stand_ins.WAITING in client.get(address).content.decode(), address
        assert not image.renditions.exists()

    def test_what_could_not_be_made_says_so(self, client: Any, agency: Agency) -> None:
        one(client, agency, files.jpeg())
        Image.objects.update(files_tries=99)
        image = Image.objects.get()
        assert stand_ins.FAILED in client.get(reverse("wagtailimages:index")).content.decode()
        html = client.get(reverse("wagtailimages:edit", args=[image.pk])).content.decode()
        assert "gagal dibuat" in html
