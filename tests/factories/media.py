"""Pictures, files and videos, small enough to be made by the hundred."""

import factory
import wagtail_factories
from factory.django import DjangoModelFactory
from wagtail.models import Collection

from media_pipeline.models import Document, Image, Video

_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
_MP4 = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"


class ImageFactory(wagtail_factories.ImageFactory):
    """A plain JPEG with words; `collection=agency.collection` gives it to an OPD."""

    class Meta:
        model = Image

    title = factory.Sequence(lambda n: f"Gambar {n}")
    description = factory.Sequence(lambda n: f"Gambar uji nomor {n}")
    file = factory.django.ImageField(width=600, height=400, color="teal", format="JPEG", filename="gambar.jpg")
    collection = factory.LazyFunction(Collection.get_first_root_node)


class DocumentFactory(wagtail_factories.DocumentFactory):
    class Meta:
        model = Document

    title = factory.Sequence(lambda n: f"Dokumen {n}")
    file = factory.django.FileField(data=_PDF, filename="dokumen.pdf")
    collection = factory.LazyFunction(Collection.get_first_root_node)


class VideoFactory(DjangoModelFactory):
    """Starts like an MP4; nobody can play it, and nothing is left to be made of it."""

    class Meta:
        model = Video

    title = factory.Sequence(lambda n: f"Video {n}")
    file = factory.django.FileField(data=_MP4, filename="video.mp4")
    thumbnail = factory.django.ImageField(width=60, height=40, format="JPEG", filename="poster.jpg")
    captions = factory.django.FileField(data=b"WEBVTT\n\n00:00.000 --> 00:01.000\nContoh\n", filename="video.vtt")
    duration = 1
    state = Video.State.READY
    collection = factory.LazyFunction(Collection.get_first_root_node)
