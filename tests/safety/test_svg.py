"""A drawing that can carry a script is refused at every door, whatever it calls itself."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from media_pipeline.models import Document, Image, Video
from tests.factories.sites import portal
from tests.factories.users import superuser
from tests.media.clips import clip
from tests.media.hostile_files import pdf
from tests.story.people import client_of, jpeg

pytestmark = pytest.mark.django_db
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
PDF = pdf("Naskah")

NAMES = ["a.svg", "a.svgz", "a.png", "a.jpg", "a.svg.png", "a.SVG", "a.html", "a.xml", "a.pdf", "a.xhtml"]


@pytest.mark.parametrize(
    ("door", "field"),
    [
        ("wagtailimages:add_multiple", "files[]"),
        ("wagtailimages_chooser:create", "image-chooser-upload-file"),
        ("wagtaildocs:add_multiple", "files[]"),
        ("wagtaildocs_chooser:create", "document-chooser-upload-file"),
        ("wagtailmedia:add", "file"),
    ],
)
def test_no_door_takes_it(door, field):
    portal()
    client = client_of(superuser())
    address = reverse(door, args=["video"] if door == "wagtailmedia:add" else [])

    def send(name, content):
        prefix = field.removesuffix("file") if "chooser" in field else ""
        data = {
            field: SimpleUploadedFile(name, content),
            f"{prefix}title": "Gambar",
            f"{prefix}description": "Gambar",
            f"{prefix}collection": "1",
            "duration": "1",
        }
        return client.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})

    for name in NAMES:
        for content in (SVG, HTML):
            assert send(name, content).status_code in {200, 400}, name
    assert not any(model.objects.exists() for model in (Image, Document, Video))
    # The same door takes what it is for, so that the refusals mean something.
    send(*(("a.jpg", jpeg()) if "images" in door else ("a.pdf", PDF) if "docs" in door else ("a.mp4", clip())))
    assert any(model.objects.exists() for model in (Image, Document, Video))


def test_no_drawing_is_named_among_what_may_come(settings):
    allowed = {*settings.WAGTAILIMAGES_EXTENSIONS, *settings.WAGTAILDOCS_EXTENSIONS}
    assert not allowed & {"svg", "svgz", "html", "htm", "xhtml", "xml", "js", "swf", "exe"}
    assert settings.WAGTAILEMBEDS_FINDERS == []
