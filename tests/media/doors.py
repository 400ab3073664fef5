"""Every way in which the admin can change or remove a picture, document or video, and what citizens read of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from media_pipeline.models import Document, Image, Video
from media_pipeline.renditions import make_all
from media_pipeline.settling import settle
from opd.models import Agency, NewsPage
from tests.factories.media import DocumentFactory, ImageFactory, VideoFactory
from tests.factories.pages import NewsPageFactory
from tests.factories.sites import site_tree
from tests.factories.users import diskominfo, editor_of, operator_of, superuser
from tests.media.clips import clip
from tests.media.hostile_files import pdf
from tests.story.people import jpeg

OTHER_PDF = pdf("Berkas lain")
OTHER_VTT = b"WEBVTT\n\n00:00.000 --> 00:01.000\nLain\n"
HOST = "dinkes.localhost"


@dataclass
class House:
    """One OPD with a live page that shows each kind of file, and files of each kind that nobody used yet."""

    agency: Agency
    people: dict[str, Any]
    page: NewsPage
    public: dict[str, Any]
    private: dict[str, Any]
    elsewhere: Collection


def files_of(agency: Agency, uploader: Any, word: str) -> dict[str, Any]:
    own = {"collection": agency.collection, "uploaded_by_user": uploader}
    files = {
        "image": ImageFactory(title=f"Gambar {word}", caption=f"Keterangan {word}", credit=f"Kredit {word}", **own),
        "document": DocumentFactory(title=f"Formulir {word}", **own),
        "video": VideoFactory(title=f"Video {word}", transcript=f"Transkrip {word}", **own),
    }
    make_all([files["image"]])
    return files


def body_with(files: dict[str, Any]) -> list[dict[str, Any]]:
    link = f'<p>Baca <a linktype="document" id="{files["document"].pk}">formulirnya</a>.</p>'
    image = {"image": files["image"].pk, "alt_text": "", "caption": "", "credit": "", "decorative": False}
    video = {"title": "Video contoh", "video": files["video"].pk, "url": "", "poster": None}
    documents = {"title": "Berkas", "documents": [{"document": files["document"].pk, "title": ""}]}
    values = {"rich_text": link, "image": image, "video": video, "documents": documents}
    return [{"type": name, "value": value} for name, value in values.items()]


def make_house() -> House:
    """Return a house whose public files were uploaded by its Editor `own_editor`."""
    agency = site_tree("dinkes")["dinkes"]
    own_editor = editor_of(agency)
    both = editor_of(agency)
    both.groups.add(agency.operators)
    public = files_of(agency, own_editor, "lama")
    page = NewsPageFactory(
        agency=agency, title="Posyandu", owner=own_editor, image=public["image"], body=body_with(public)
    )
    for each in public.values():
        # As the task does that follows from the page.
        settle(type(each), [each.pk])
        each.refresh_from_db()
    return House(
        agency=agency,
        people={
            "operator": operator_of(agency),
            "editor": editor_of(agency),
            "own_editor": own_editor,
            "both": both,
            "diskominfo": diskominfo(),
            "superuser": superuser(),
        },
        page=page,
        public=public,
        private=files_of(agency, own_editor, "tersimpan"),
        elsewhere=agency.collection.add_child(name="Bagian lain"),
    )


def read_as_a_citizen(house: House) -> dict[str, tuple[int, bytes]]:
    """Return status and bytes of the page and of every file that it names, by address."""
    client = Client(headers={"host": HOST})
    path = "/" + house.page.full_url.split("//", 1)[1].split("/", 1)[1]
    page = client.get(path)
    found = {path: (page.status_code, page.content)}
    for address in sorted(set(re.findall(rb"(?<=[\"\s])/(?:media|berkas|dokumen)/[^\"\s,]+", page.content))):
        answer = client.get(address.decode())
        found[address.decode()] = (answer.status_code, b"".join(answer))
    return found


def stored(item: Any) -> dict[str, Any]:
    """Return the row as it stands in the database, without what Wagtail measures at the first look."""
    row = type(item)._base_manager.filter(pk=item.pk).values().get()
    return {name: value for name, value in row.items() if name not in {"file_size", "file_hash"}}


def _upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def _image_edit(client: Client, image: Image, house: House, **changes: Any) -> Any:
    form = {
        "title": image.title,
        "description": image.description,
        "caption": image.caption,
        "credit": image.credit,
        "collection": image.collection_id,
        "tags": "",
        **{f"focal_point_{side}": "" for side in ("x", "y", "width", "height")},
    }
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), form | changes)


def _image_multiple(client: Client, image: Image, house: House) -> Any:
    values = {"title": "Lain", "description": "Lain", "caption": "Lain", "credit": "Lain", "tags": ""}
    values["collection"] = house.elsewhere.pk
    form = {f"image-{image.pk}-{name}": value for name, value in values.items()}
    return client.post(reverse("wagtailimages:edit_multiple", args=[image.pk]), form)


def _document_edit(client: Client, document: Document, house: House, **changes: Any) -> Any:
    form = {"title": document.title, "collection": document.collection_id, "tags": ""}
    return client.post(reverse("wagtaildocs:edit", args=[document.pk]), form | changes)


def _document_multiple(client: Client, document: Document, house: House) -> Any:
    form = {f"doc-{document.pk}-{name}": value for name, value in {"title": "Lain", "tags": ""}.items()}
    form[f"doc-{document.pk}-collection"] = house.elsewhere.pk
    return client.post(reverse("wagtaildocs:edit_multiple", args=[document.pk]), form)


def _video_edit(client: Client, video: Video, house: House, **changes: Any) -> Any:
    form = {
        "title": video.title,
        "transcript": video.transcript,
        "collection": video.collection_id,
        "duration": video.duration,
        "width": "",
        "height": "",
        "tags": "",
    }
    return client.post(reverse("wagtailmedia:edit", args=[video.pk]), form | changes)


def _post(name: str) -> Callable[..., Any]:
    return lambda client, item, house: client.post(reverse(name, args=[item.pk]), {"reason": "Coba"})


def _bulk(action: str, **data: Any) -> Callable[..., Any]:
    def door(client: Client, item: Any, house: House) -> Any:
        name = item._meta.model_name
        address = reverse("wagtail_bulk_action", args=["media_pipeline", name, action])
        form = {"collection": house.elsewhere.pk} if action == "add_to_collection" else {}
        return client.post(f"{address}?id={item.pk}", form)

    return door


def _with(door: Callable[..., Any], **changes: Any) -> Callable[..., Any]:
    """A door with other values; files are made anew for each request, numbers of collections are looked up."""

    def changed(client: Client, item: Any, house: House) -> Any:
        values = {name: value(house) if callable(value) else value for name, value in changes.items()}
        return door(client, item, house, **values)

    return changed


CHANGES: dict[str, tuple[str, Callable[..., Any]]] = {
    "image: file": ("image", _with(_image_edit, file=lambda _: _upload("baru.jpg", jpeg(800, 500)))),
    "image: title": ("image", _with(_image_edit, title="Lain")),
    "image: alternative text": ("image", _with(_image_edit, description="Lain")),
    "image: caption": ("image", _with(_image_edit, caption="Lain")),
    "image: credit": ("image", _with(_image_edit, credit="Lain")),
    "image: collection": ("image", _with(_image_edit, collection=lambda house: house.elsewhere.pk)),
    "image: focal point": (
        "image",
        _with(_image_edit, focal_point_x=10, focal_point_y=10, focal_point_width=5, focal_point_height=5),
    ),
    "image: after uploading": ("image", _image_multiple),
    "image: bulk collection": ("image", _bulk("add_to_collection")),
    "document: file": ("document", _with(_document_edit, file=lambda _: _upload("baru.pdf", OTHER_PDF))),
    "document: title": ("document", _with(_document_edit, title="Lain")),
    "document: collection": ("document", _with(_document_edit, collection=lambda house: house.elsewhere.pk)),
    "document: after uploading": ("document", _document_multiple),
    "document: bulk collection": ("document", _bulk("add_to_collection")),
    "video: file": ("video", _with(_video_edit, file=lambda _: _upload("baru.mp4", clip(seconds=1)))),
    "video: title": ("video", _with(_video_edit, title="Lain")),
    "video: transcript": ("video", _with(_video_edit, transcript="Lain")),
    "video: poster": ("video", _with(_video_edit, thumbnail=lambda _: _upload("baru.jpg", jpeg(700, 450)))),
    "video: no poster": ("video", _with(_video_edit, **{"thumbnail-clear": "on"})),
    "video: captions": ("video", _with(_video_edit, captions=lambda _: _upload("baru.vtt", OTHER_VTT))),
    "video: no captions": ("video", _with(_video_edit, **{"captions-clear": "on"})),
    "video: collection": ("video", _with(_video_edit, collection=lambda house: house.elsewhere.pk)),
}
REMOVALS: dict[str, tuple[str, Callable[..., Any]]] = {
    "image: delete": ("image", _post("wagtailimages:delete")),
    "image: delete after uploading": ("image", _post("wagtailimages:delete_multiple")),
    "image: bulk delete": ("image", _bulk("delete")),
    "document: delete": ("document", _post("wagtaildocs:delete")),
    "document: delete after uploading": ("document", _post("wagtaildocs:delete_multiple")),
    "document: bulk delete": ("document", _bulk("delete")),
    "video: delete": ("video", _post("wagtailmedia:delete")),
}
