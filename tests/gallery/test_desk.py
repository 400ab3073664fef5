"""The album desk without a browser: what an upload and a save make, and what they refuse."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from media_pipeline.models import Image
from opd.models import GalleryPage
from tests.factories.media import ImageFactory, VideoFactory
from tests.factories.pages import EventPageFactory, GalleryPageFactory
from tests.factories.sites import portal, provisioned
from tests.factories.users import editor_of, operator_of
from tests.gallery.albums import draft_album, newest, photo, pictures_in
from tests.pages.samples import live, pictures
from tests.publishing.drafts import submit
from tests.story.people import client_of, jpeg
from tests.support.queries import assert_max_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def dinkes() -> Any:
    portal()
    return provisioned("dinkes")


@pytest.fixture
def operator(dinkes: Any) -> Any:
    return operator_of(dinkes)


def address(page: Any) -> str:
    return reverse("album_desk", args=[page.pk])


def form_of(client: Client, page: Any) -> dict[str, Any]:
    """Return the desk's form as a browser without JavaScript would send it."""
    return fields(client.get(address(page)).content)


def fields(html: bytes) -> dict[str, Any]:
    form = BeautifulSoup(html, "html.parser").select_one("[data-album-desk]")
    assert form is not None
    found = {}
    for field in form.select("input[name]"):
        if field.get("type") in {"checkbox"} and not field.has_attr("checked"):
            continue
        if field.get("type") != "file":
            found[field["name"]] = field.get("value", "on" if field.get("type") == "checkbox" else "")
    return found


def send(client: Client, page: Any, file: Any, **more: Any) -> Any:
    return client.post(reverse("album_upload", args=[page.pk]), {"file": file, **more})


def upload_of(name: str = "IMG_1.jpg", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or jpeg(), content_type="image/jpeg")


def messages_of(answer: Any) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


class TestUpload:
    def test_a_photo_goes_to_the_opd_s_own_collection_and_comes_back_as_a_row(self, dinkes: Any, operator: Any) -> None:
        page = draft_album(dinkes, operator)
        answer = send(client_of(operator), page, upload_of("IMG_0042.jpg")).json()
        image = Image.objects.get(pk=answer["image"])
        assert (image.collection_id, image.uploaded_by_user_id) == (dinkes.collection_id, operator.pk)
        assert image.title.startswith("IMG_0042")
        assert f'name="foto-__prefix__-image" value="{image.pk}"' in answer["row"]
        assert answer["duplicate"] is False
        assert pictures_in(page) == []

    def test_what_is_no_photo_is_refused_in_words_and_nothing_is_stored(self, dinkes: Any, operator: Any) -> None:
        page = draft_album(dinkes, operator)
        answer = send(client_of(operator), page, upload_of("rusak.jpg", b"\xff\xd8\xffbukan gambar")).json()
        assert "row" not in answer
        assert answer["errors"]
        assert not Image.objects.exists()

    def test_the_same_photo_is_offered_instead_of_stored_twice(self, dinkes: Any, operator: Any) -> None:
        page, client = draft_album(dinkes, operator), client_of(operator)
        first = send(client, page, upload_of()).json()
        second = send(client, page, upload_of("lain.jpg")).json()
        assert (second["image"], second["duplicate"]) == (first["image"], True)
        assert Image.objects.count() == 1
        third = send(client, page, upload_of("lain.jpg"), again="1").json()
        assert third["duplicate"] is False
        assert Image.objects.count() == 2

    def test_a_photo_of_another_opd_is_not_offered(self, dinkes: Any, operator: Any) -> None:
        other = provisioned("disdukcapil")
        stranger = operator_of(other)
        send(client_of(stranger), draft_album(other, stranger), upload_of())
        answer = send(client_of(operator), draft_album(dinkes, operator), upload_of()).json()
        assert answer["duplicate"] is False

    def test_no_file_is_a_bad_request(self, dinkes: Any, operator: Any) -> None:
        page, client = draft_album(dinkes, operator), client_of(operator)
        assert client.post(reverse("album_upload", args=[page.pk])).status_code == 400
        assert client.get(reverse("album_upload", args=[page.pk])).status_code == 405


class TestSave:
    def test_words_order_and_removal_become_a_draft_and_nothing_else(self, dinkes: Any, operator: Any) -> None:
        images = pictures(dinkes, 3)
        page = GalleryPageFactory(agency=dinkes, title="Tayang")
        page.photos = [photo(image) for image in images]
        page = live(page)
        client = client_of(operator)
        form = form_of(client, page)
        form |= {"foto-2-order": "1", "foto-2-alt_text": "Antrean", "foto-2-credit": "Humas", "foto-0-remove": "on"}
        form |= {"foto-1-decorative": "on", "foto-1-caption": "Loket", "simpan": "1"}
        before = {child["value"]["image"]: child["id"] for child in page.photos.raw_data}
        answer = client.post(address(page), form, follow=True)
        assert "Draf album tersimpan" in messages_of(answer)
        assert pictures_in(page) == [images[2].pk, images[1].pk]
        first, second = newest(page).photos.raw_data
        assert (first["id"], second["id"]) == (before[images[2].pk], before[images[1].pk])
        assert first["value"]["alt_text"] == "Antrean"
        assert first["value"]["credit"] == "Humas"
        assert second["value"]["decorative"] is True
        assert second["value"]["caption"] == "Loket"
        stored = GalleryPage.objects.get(pk=page.pk)
        assert len(stored.photos) == 3
        assert stored.has_unpublished_changes
        assert Image.objects.get(pk=images[2].pk).description != "Antrean"

    def test_typing_a_number_puts_the_row_at_that_place(self, dinkes: Any, operator: Any) -> None:
        images = pictures(dinkes, 4)
        page, client = draft_album(dinkes, operator, *images), client_of(operator)
        client.post(address(page), form_of(client, page) | {"foto-3-order": "2"})
        a, b, c, d = (image.pk for image in images)
        assert pictures_in(page) == [a, d, b, c]
        client.post(address(page), form_of(client, page) | {"foto-0-order": "3"})
        assert pictures_in(page) == [d, b, a, c]

    def test_a_video_keeps_its_place_and_its_words(self, dinkes: Any, operator: Any) -> None:
        image = pictures(dinkes, 1)[0]
        video = {"title": "Filmnya", "video": VideoFactory(collection=dinkes.collection).pk, "url": "", "poster": None}
        page = draft_album(dinkes, operator)
        page.photos = [{"type": "video", "value": video}, photo(image)]
        page.save_revision(user=operator)
        client = client_of(operator)
        client.post(address(page), form_of(client, page) | {"foto-1-order": "1"})
        children = newest(page).photos.raw_data
        assert [child["type"] for child in children] == ["photo", "video"]
        assert children[1]["value"]["title"] == "Filmnya"

    def test_the_first_photo_becomes_the_cover_of_an_album_without_one(self, dinkes: Any, operator: Any) -> None:
        page, client = draft_album(dinkes, operator), client_of(operator)
        image = send(client, page, upload_of()).json()["image"]
        form = form_of(client, page) | {"foto-TOTAL_FORMS": "1", "foto-0-image": str(image)}
        client.post(address(page), form)
        assert pictures_in(page) == [image]
        assert newest(page).image_id == image

    def test_a_title_saved_meanwhile_is_no_conflict_and_stays(self, dinkes: Any, operator: Any) -> None:
        images = pictures(dinkes, 2)
        page, client = draft_album(dinkes, operator, *images), client_of(operator)
        form = form_of(client, page)
        other = newest(page)
        other.title = "Judul baru"
        other.save_revision(user=editor_of(dinkes))
        client.post(address(page), form | {"foto-1-order": "1"})
        assert pictures_in(page) == [images[1].pk, images[0].pk]
        assert newest(page).title == "Judul baru"

    def test_photos_changed_meanwhile_are_told_and_nothing_that_was_typed_is_lost(
        self, dinkes: Any, operator: Any
    ) -> None:
        images = pictures(dinkes, 3)
        page, client = draft_album(dinkes, operator, *images[:2]), client_of(operator)
        form = form_of(client, page) | {"foto-1-alt_text": "Yang diketik"}
        other = newest(page)
        other.photos = [dict(other.photos.raw_data[0]), photo(images[2])]
        other.save_revision(user=editor_of(dinkes, first_name="Budi", last_name="Contoh"))
        count = Revision.page_revisions.filter(object_id=str(page.pk)).count()
        answer = client.post(address(page), form)
        html = answer.content.decode()
        assert "Budi Contoh menyimpan foto album ini" in messages_of(answer)
        assert Revision.page_revisions.filter(object_id=str(page.pk)).count() == count
        assert 'value="Yang diketik"' in html
        assert "Sementara itu dikeluarkan" in html
        client.post(address(page), fields(answer.content))
        assert pictures_in(page) == [images[0].pk, images[1].pk, images[2].pk]

    def test_an_album_under_review_keeps_what_was_typed(self, dinkes: Any, operator: Any) -> None:
        image = pictures(dinkes, 1)[0]
        page, client = draft_album(dinkes, operator, image), client_of(operator)
        form = form_of(client, page) | {"foto-0-alt_text": "Yang diketik"}
        submit(page, operator)
        answer = client.post(address(page), form)
        assert "sedang diperiksa Editor" in messages_of(answer)
        assert 'value="Yang diketik"' in answer.content.decode()
        assert newest(page).photos.raw_data[0]["value"]["alt_text"] == ""

    def test_too_long_a_caption_is_told_at_its_field_and_kept(self, dinkes: Any, operator: Any) -> None:
        page, client = draft_album(dinkes, operator, *pictures(dinkes, 1)), client_of(operator)
        answer = client.post(address(page), form_of(client, page) | {"foto-0-caption": "x" * 256})
        assert "Belum tersimpan" in messages_of(answer)
        assert "x" * 256 in answer.content.decode()

    def test_another_opd_s_picture_is_neither_shown_nor_taken(self, dinkes: Any, operator: Any) -> None:
        foreign = ImageFactory(title="Milik lain", collection=provisioned("disdukcapil").collection)
        page, client = draft_album(dinkes, operator), client_of(operator)
        form = form_of(client, page) | {"foto-TOTAL_FORMS": "1", "foto-0-image": str(foreign.pk)}
        shown = client.post(address(page), form | {"tambah": "1"})
        assert "Milik lain" not in shown.content.decode()
        client.post(address(page), form)
        assert pictures_in(page) == []

    @pytest.mark.parametrize(
        "bad",
        [
            {"foto-TOTAL_FORMS": "banyak"},
            {"foto-TOTAL_FORMS": "99999999999"},
            {"foto-TOTAL_FORMS": "1", "foto-0-image": "9" * 30, "foto-0-order": "x", "base": "-1"},
        ],
    )
    def test_a_broken_form_is_answered_in_words(self, bad: dict[str, str], dinkes: Any, operator: Any) -> None:
        page, client = draft_album(dinkes, operator), client_of(operator)
        for more in ({"simpan": "1"}, {"unggah": "1"}, {"tambah": "1", "add": "x"}):
            assert client.post(address(page), form_of(client, page) | bad | more).status_code == 200
        assert client.post(address(page), {}).status_code == 200


class TestWithoutScript:
    def test_files_and_what_was_typed_come_together(self, dinkes: Any, operator: Any) -> None:
        page, client = draft_album(dinkes, operator, *pictures(dinkes, 1)), client_of(operator)
        form = form_of(client, page) | {"foto-0-alt_text": "Yang diketik", "unggah": "1"}
        files = [upload_of(f"IMG_{n}.jpg", jpeg(900 + n, 600)) for n in range(2)]
        answer = client.post(address(page), form | {"files": [*files, upload_of("rusak.jpg", b"\xff\xd8\xffrusak")]})
        html = answer.content.decode()
        assert 'value="Yang diketik"' in html
        assert "rusak.jpg" in html
        more = fields(answer.content)
        assert more["foto-TOTAL_FORMS"] == "3"
        client.post(address(page), more | {"simpan": "1"})
        assert len(pictures_in(page)) == 3
        assert newest(page).photos.raw_data[0]["value"]["alt_text"] == "Yang diketik"

    def test_what_was_uploaded_and_never_saved_is_offered_again(self, dinkes: Any, operator: Any) -> None:
        page, client = draft_album(dinkes, operator), client_of(operator)
        image = send(client, page, upload_of()).json()["image"]
        html = client.get(address(page)).content.decode()
        assert f'name="add" value="{image}"' in html
        answer = client.post(address(page), form_of(client, page) | {"add": str(image), "tambah": "1"})
        client.post(address(page), fields(answer.content))
        assert pictures_in(page) == [image]
        assert 'name="add"' not in client.get(address(page)).content.decode()


def test_an_album_of_a_hundred_photos_costs_as_many_queries_as_one_of_two(dinkes: Any, operator: Any) -> None:
    images = [ImageFactory(collection=dinkes.collection) for _ in range(2)]
    counts = []
    for many in (1, 50):
        page, client = draft_album(dinkes, operator, *images * many, title=f"Album {many}"), client_of(operator)
        client.get(address(page))
        with assert_max_queries(45, "meja album") as captured:
            assert client.get(address(page)).status_code == 200
        counts.append(len(captured))
    assert counts[1] <= counts[0]


def test_the_edit_form_and_the_section_lead_to_the_desk(dinkes: Any, operator: Any) -> None:
    page, client = draft_album(dinkes, operator), client_of(operator)
    for screen in (
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
    ):
        html = client.get(screen).content.decode()
        assert address(page) in html
        assert "Unggah banyak foto" in html


def test_an_album_shows_what_the_own_opd_does(dinkes: Any, operator: Any) -> None:
    page, client = draft_album(dinkes, operator, *pictures(dinkes, 1)), client_of(operator)
    foreign = EventPageFactory(agency=provisioned("disdukcapil"), title="Acara lain")
    own = EventPageFactory(agency=dinkes, title="Senam")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    soup = BeautifulSoup(client.get(edit).content, "html.parser")
    form = {
        field["name"]: field.get("value", "")
        for field in soup.select("#page-edit-form input[name]")
        if field.get("type") not in {"checkbox", "file"}
    }
    form |= {"photos-count": "0", "body-count": "0", "title": page.title, "slug": page.slug}
    answer = client.post(edit, form | {"event": str(foreign.pk)})
    assert "Pilih halaman dari situs OPD ini sendiri." in answer.content.decode()
    client.post(edit, form | {"event": str(own.pk)})
    assert newest(page).event_id == own.pk
