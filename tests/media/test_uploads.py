"""Uploads are hostile until proven: each kind of file, whole, wrong and broken."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from PIL import Image as PillowImage
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from media_pipeline import renditions, validation
from media_pipeline.models import Image, Rendition, Video
from tests.factories.media import ImageFactory, VideoFactory
from tests.factories.sites import portal
from tests.factories.users import UserFactory
from tests.media.clips import clip


def picture(kind: str = "JPEG", size: tuple[int, int] = (400, 300)) -> bytes:
    buffer = BytesIO()
    PillowImage.effect_noise(size, 60).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


def empty_png(width: int, height: int) -> bytes:
    """A PNG that says it is huge and holds next to nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


class TestCaptions:
    @pytest.mark.parametrize(
        "content", [b"WEBVTT\n\n", b"WEBVTT", b"\xef\xbb\xbfWEBVTT - judul\r\n\r\n", b"WEBVTT\tcatatan\n"]
    )
    def test_webvtt_is_accepted(self, content: bytes) -> None:
        validation.webvtt(ContentFile(content, name="teks.vtt"))

    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (b"1\n00:00:01,000 --> 00:00:02,000\nHalo\n", "teks.vtt"),
            (b"WEBVTTX\n", "teks.vtt"),
            (b"WEBVTT\n", "teks.srt"),
            (b"", "teks.vtt"),
            (b"WEBVTT\n\xff\xfe", "teks.vtt"),
            (b"WEBVTT\n" + b"x" * validation.MAX_CAPTIONS_BYTES, "teks.vtt"),
        ],
    )
    def test_anything_else_is_refused(self, content: bytes, name: str) -> None:
        with pytest.raises(ValidationError):
            validation.webvtt(ContentFile(content, name=name))


class TestVideo:
    def build(self, **files: Any) -> Video:
        return Video(title="Rapat", collection_id=1, **{"file": ContentFile(clip(), name="rapat.mp4"), **files})

    def test_an_mp4_with_poster_and_captions_is_accepted(self) -> None:
        self.build(
            thumbnail=ContentFile(picture(), name="poster.jpg"), captions=ContentFile(b"WEBVTT\n", name="teks.vtt")
        ).clean()

    @pytest.mark.parametrize(
        ("field", "content", "name"),
        [
            ("file", b"MZ\x90\x00" + b"\x00" * 40, "rapat.mp4"),
            ("file", b"\x1aE\xdf\xa3" + b"\x00" * 40, "rapat.mp4"),
            ("file", b"", "rapat.mp4"),
            ("thumbnail", b"<svg onload=alert(1)>", "poster.jpg"),
            ("captions", b"bukan", "teks.vtt"),
        ],
    )
    def test_a_file_that_is_not_what_it_should_be_is_named(self, field: str, content: bytes, name: str) -> None:
        with pytest.raises(ValidationError) as caught:
            self.build(**{field: ContentFile(content, name=name)}).clean()
        assert list(caught.value.message_dict) == [field]

    def test_a_sound_file_is_refused_by_model_and_database(self, db: None) -> None:
        video = self.build(type="audio")
        with pytest.raises(ValidationError, match="Hanya video"):
            video.clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            VideoFactory(type="audio")

    def test_stored_files_are_not_read_again(self, db: None) -> None:
        video = VideoFactory()
        video.file.storage.delete(video.file.name)
        Video.objects.get(pk=video.pk).clean()

    def test_the_captions_go_with_the_video(self, db: None, django_capture_on_commit_callbacks: Any) -> None:
        video = VideoFactory()
        storage, name = video.captions.storage, video.captions.name
        assert storage.exists(name)
        with django_capture_on_commit_callbacks(execute=True):
            video.delete()
        assert not storage.exists(name)


@pytest.mark.django_db
class TestImageForm:
    def form(self, content: bytes, name: str, instance: Image | None = None) -> Any:
        return get_image_form(Image)(
            {"title": "Gambar", "description": "", "collection": Collection.get_first_root_node().pk},
            {"file": SimpleUploadedFile(name, content)},
            instance=instance or Image(),
            user=UserFactory(is_superuser=True),
        )

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
    def test_every_format_we_promise_is_accepted_and_measured(self, kind: str) -> None:
        form = self.form(picture(kind), f"foto.{kind.lower()}")
        assert form.is_valid(), form.errors
        image = form.save()
        assert (image.width, image.height) == (400, 300)
        assert image.file_hash

    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (picture()[:-3000], "terpotong.jpg"),
            (picture("PNG")[:-3000], "terpotong.png"),
            (b"MZ\x90\x00", "program.jpg"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "gambar.svg"),
            (empty_png(12000, 12000), "bom.png"),
            (b"", "kosong.jpg"),
        ],
    )
    def test_anything_else_is_refused_at_its_field(self, content: bytes, name: str) -> None:
        form = self.form(content, name)
        assert not form.is_valid()
        assert set(form.errors) == {"file"}

    def test_a_picture_over_the_limit_is_refused_in_indonesian(self) -> None:
        form = self.form(empty_png(9000, 9000), "besar.png")
        assert not form.is_valid()
        assert "terlalu besar" in str(form.errors["file"])

    def test_a_replaced_file_has_its_own_renditions_in_the_end(self, django_capture_on_commit_callbacks: Any) -> None:
        image = ImageFactory(file__width=900, file__height=600)
        renditions.make(image)
        with django_capture_on_commit_callbacks(execute=True):
            form = self.form(picture(size=(500, 300)), "baru.jpg", Image.objects.get(pk=image.pk))
            assert form.is_valid(), form.errors
            form.save()
        made = Rendition.objects.filter(image=image)
        assert made
        assert max(rendition.width for rendition in made) == 500


def test_the_list_of_videos_offers_no_audio(db: None, client: Any) -> None:
    portal()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    html = client.get(reverse("wagtailmedia:index"), headers={"host": "localhost"}).content.decode()
    assert reverse("wagtailmedia:add", args=("video",)) in html
    assert reverse("wagtailmedia:add", args=("audio",)) not in html


def test_the_audio_form_explains_itself(db: None, client: Any) -> None:
    portal()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    response = client.post(
        reverse("wagtailmedia:add", args=("audio",)),
        {
            "title": "Suara",
            "collection": Collection.get_first_root_node().pk,
            "file": SimpleUploadedFile("suara.mp4", clip()),
        },
        headers={"host": "localhost"},
    )
    assert "Hanya video yang dapat diunggah" in response.content.decode()
    assert not Video.objects.exists()


def test_a_poster_is_stored_without_its_place(db: None, client: Any) -> None:
    portal()
    client.force_login(UserFactory(is_superuser=True, is_staff=True))
    exif = PillowImage.Exif()
    exif[0x010E] = "Rumah Siti"
    buffer = BytesIO()
    PillowImage.effect_noise((400, 300), 60).convert("RGB").save(buffer, "JPEG", exif=exif)
    assert b"Siti" in buffer.getvalue()
    response = client.post(
        reverse("wagtailmedia:add", args=("video",)),
        {
            "title": "Rapat",
            "collection": Collection.get_first_root_node().pk,
            "file": SimpleUploadedFile("rapat.mp4", clip()),
            "thumbnail": SimpleUploadedFile("poster.jpg", buffer.getvalue()),
            "captions": SimpleUploadedFile("teks rapat.vtt", b"WEBVTT\n\n00:00.000 --> 00:01.000\nHalo\n"),
        },
        headers={"host": "localhost"},
    )
    assert response.status_code == 302
    video = Video.objects.get()
    with video.thumbnail.open() as poster:
        assert b"Siti" not in poster.read()
    assert video.captions.name.rpartition("/")[2].startswith("teks-rapat-")
