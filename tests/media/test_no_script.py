"""No door takes a drawing that can carry script, nor a picture under a name that a server would make a page of."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as PillowImage
from wagtail.models import UploadedFile
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from media_pipeline.models import Document, Image, Video
from tests.factories.sites import site_tree
from tests.factories.users import operator_of
from tests.media.clips import clip
from tests.story.people import client_of, jpeg

pytestmark = pytest.mark.django_db
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
MP4 = clip()


@pytest.fixture
def operator() -> Any:
    return operator_of(site_tree("dinkes")["dinkes"])


@pytest.fixture
def client(operator: Any) -> Any:
    return client_of(operator)


def gif() -> bytes:
    """A picture that is a page as well: a GIF's comment may hold anything."""
    stream = BytesIO()
    PillowImage.new("P", (8, 8)).save(stream, "GIF", comment=b"<script>alert(1)</script>")
    return stream.getvalue()


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


@pytest.mark.parametrize(
    ("name", "content"), [("a.svg", SVG), ("a.png", SVG), ("a.jpg", SVG), ("a.html", gif()), ("a.svg", gif())]
)
@pytest.mark.parametrize("door", ["add", "add_multiple", "chooser"])
def test_no_picture(client: Any, operator: Any, door: str, name: str, content: bytes) -> None:
    collection = operator.groups.get().collection_permissions.first().collection_id
    if door == "chooser":
        values = {"title": "a", "collection": collection, "file": upload(name, content)}
        form = {f"image-chooser-upload-{key}": value for key, value in values.items()}
        client.post(reverse("wagtailimages_chooser:create"), form)
    elif door == "add":
        form = {"title": "a", "collection": collection, "file": upload(name, content)}
        client.post(reverse("wagtailimages:add"), form)
    else:
        form = {"title": "a", "collection": collection, "files[]": upload(name, content)}
        client.post(reverse("wagtailimages:add_multiple"), form)
    assert not Image.objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(("name", "content"), [("a.svg", SVG), ("a.pdf", SVG), ("a.html", SVG), ("a.xml", SVG)])
@pytest.mark.parametrize("door", ["add", "add_multiple", "chooser"])
def test_no_document(client: Any, operator: Any, door: str, name: str, content: bytes) -> None:
    collection = operator.groups.get().collection_permissions.first().collection_id
    if door == "chooser":
        values = {"title": "a", "collection": collection, "file": upload(name, content)}
        form = {f"document-chooser-upload-{key}": value for key, value in values.items()}
        client.post(reverse("wagtaildocs_chooser:create"), form)
    elif door == "add":
        form = {"title": "a", "collection": collection, "file": upload(name, content)}
        client.post(reverse("wagtaildocs:add"), form)
    else:
        form = {"title": "a", "collection": collection, "files[]": upload(name, content)}
        client.post(reverse("wagtaildocs:add_multiple"), form)
    assert not Document.objects.exists()
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize(
    ("field", "name", "content"),
    [
        ("thumbnail", "a.svg", SVG),
        ("thumbnail", "a.png", SVG),
        ("thumbnail", "a.html", gif()),
        ("thumbnail", "a.svg", gif()),
        ("captions", "a.svg", SVG),
        ("captions", "a.vtt", SVG),
        ("captions", "a.html", b"WEBVTT\n\n<script>alert(1)</script>"),
        ("file", "a.svg", SVG),
        ("file", "a.html", MP4),
    ],
)
@pytest.mark.parametrize("door", ["add", "chooser"])
def test_no_video_poster_or_captions(
    client: Any, operator: Any, door: str, field: str, name: str, content: bytes
) -> None:
    collection = operator.groups.get().collection_permissions.first().collection_id
    values = {"title": "a", "collection": collection, "duration": 1, "file": upload("a.mp4", MP4)}
    values[field] = upload(name, content)
    if door == "chooser":
        form = {f"media-chooser-upload-{key}": value for key, value in values.items()}
        client.post(reverse("wagtailmedia:chooser_upload", args=["video"]), form)
    else:
        client.post(reverse("wagtailmedia:add", args=["video"]), values)
    assert not Video.objects.exists()


@pytest.mark.parametrize("name", ["a.jpg", "a.jpg.html"])
def test_a_genuine_poster_passes_under_a_picture_s_name(client: Any, operator: Any, name: str) -> None:
    collection = operator.groups.get().collection_permissions.first().collection_id
    values = {"title": "a", "collection": collection, "duration": 1, "file": upload("a.mp4", MP4)}
    client.post(reverse("wagtailmedia:add", args=["video"]), values | {"thumbnail": upload(name, jpeg())})
    assert Video.objects.get().thumbnail.name.endswith(".jpg")


@pytest.mark.parametrize(("name", "content"), [("a.svg", SVG), ("a.png", SVG), ("a.html", gif()), ("a.svg", gif())])
def test_no_avatar(client: Any, operator: Any, name: str, content: bytes) -> None:
    client.post(reverse("wagtailadmin_account"), account_form(client) | {"avatar-avatar": upload(name, content)})
    assert not UserProfile.get_for_user(operator).avatar


def test_a_genuine_avatar_passes(client: Any, operator: Any) -> None:
    client.post(reverse("wagtailadmin_account"), account_form(client) | {"avatar-avatar": upload("a.jpg", jpeg())})
    assert UserProfile.get_for_user(operator).avatar


def account_form(client: Any) -> dict[str, Any]:
    return querydict_from_html(client.get(reverse("wagtailadmin_account")).content.decode(), form_index=0).dict()
