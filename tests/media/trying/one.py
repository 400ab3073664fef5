"""One file through the upload's own form and tasks, in this process: `one FILE NAME OUT ANSWER`, NAME a file of JSON.

Everything that happens to it in the house happens here: its form, the tasks that the form asks for, a page that goes
on line with it, the tasks that follow; then the public's addresses are asked as a citizen's browser asks.
"""

import json
import sys
import time
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import django

# What an operator would take to the form of videos, or of documents; everything else is tried as a picture.
VIDEOS = frozenset({"mp4", "mov", "m4v", "webm", "mkv", "avi", "3gp", "mpg", "mpeg", "wmv", "ogv", "mts"})
DOCUMENTS = frozenset(
    {"pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "odt", "ods", "odp", "rtf", "txt", "csv", "zip"}
)
LAST_ROUNDS = 5


@dataclass
class Tried:
    status: str = "rejected"
    message: str = ""
    item: Any = None


def main(path: Path, name: str, out: Path) -> dict[str, Any]:
    """Return this file's entry of results.json, and fill its folder."""
    started = time.monotonic()
    tried = _uploaded(path, name)
    if tried.item is not None:
        _work()
        _publish(tried.item)
        _work()
        tried = _judged(tried.item)
    result = {
        "status": tried.status,
        "message": tried.message,
        "seconds": round(time.monotonic() - started, 2),
        "stored_name": "",
        "headers": {},
    }
    if tried.item is not None and tried.status != "rejected":
        result["stored_name"] = Path(tried.item.file.name).name
        result["headers"] = _collect(tried.item, out)
    return result


def _uploaded(path: Path, name: str) -> Tried:
    from django.contrib.auth import get_user_model
    from django.core.files.uploadedfile import UploadedFile

    from opd.models import Agency

    user = get_user_model().objects.filter(is_superuser=True)[0]
    agency = Agency.objects.get(code="dinkes")
    with path.open("rb") as file:
        # As a browser and Django's parser leave a name: without its folders.
        plain = name.replace("\\", "/").rsplit("/", 1)[-1].replace("\0", "") or "berkas"
        upload = UploadedFile(file, plain if plain not in {".", ".."} else "berkas", size=path.stat().st_size)
        title = plain.rsplit(".", 1)[0][:255] or "Berkas"
        data = {"title": title, "collection": str(agency.collection_id), "description": "Berkas percobaan", "tags": ""}
        form = _form(plain, data, upload, user)
        if not form.is_valid():
            words = [message for found in form.errors.values() for message in found]
            return Tried(message=" ".join(str(word) for word in words))
        form.instance.uploaded_by_user = user
        return Tried(item=form.save())


def _form(name: str, data: dict[str, str], upload: Any, user: Any) -> Any:
    from wagtail.documents.forms import get_document_form
    from wagtail.images.forms import get_image_form
    from wagtailmedia.forms import get_media_form

    from media_pipeline.models import Document, Image, Video

    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    files = {"file": upload}
    if ending in VIDEOS:
        data = data | {"duration": "0", "transcript": "Berkas percobaan"}
        return get_media_form(Video)(data, files, instance=Video(type="video"), user=user)
    if ending in DOCUMENTS:
        return get_document_form(Document)(data, files, instance=Document(), user=user)
    return get_image_form(Image)(data, files, instance=Image(), user=user)


def _work() -> None:
    """Do every task that waits, and what the minute would ask for, until nothing waits any more."""
    from django.core.management import call_command
    from django_tasks_db.models import DBTaskResult

    for _round in range(LAST_ROUNDS):
        call_command(
            "db_worker", queue_name="*", batch=True, reload=False, verbosity=0, interval=0, startup_delay=False
        )
        if not DBTaskResult.objects.ready().exists():
            return


def _publish(item: Any) -> None:
    """Put a page on line that uses it: what no page uses is nobody's to see."""
    from media_pipeline.models import Document, Image
    from media_pipeline.settling import settle_later
    from opd.models import Agency
    from tests.factories.pages import NewsPageFactory

    agency = Agency.objects.get(code="dinkes")
    if isinstance(item, Image):
        NewsPageFactory(agency=agency, title="Percobaan", image=item)
    elif isinstance(item, Document):
        value: dict[str, Any] = {"title": "Berkas", "documents": [{"document": item.pk, "title": ""}]}
        NewsPageFactory(agency=agency, title="Percobaan", body=[{"type": "documents", "value": value}])
    else:
        value = {"title": "Video", "video": item.pk, "url": "", "poster": None}
        NewsPageFactory(agency=agency, title="Percobaan", body=[{"type": "video", "value": value}])
    settle_later(type(item), [item.pk])


def _judged(item: Any) -> Tried:
    item.refresh_from_db()
    if item.scan == item.Scan.INFECTED:
        return Tried(message="Berkas ini berisi virus.", item=item)
    if getattr(item, "state", "") == "failed":
        return Tried(message=item.problem or "Video ini gagal diolah.", item=item)
    if getattr(item, "files_form", 1) < 1:
        return Tried(message="Ukuran-ukuran gambar ini gagal dibuat.", item=item)
    notes = " ".join(item.upload_notes.splitlines())
    return Tried("accepted_with_warning" if notes else "accepted", notes, item)


def _collect(item: Any, out: Path) -> dict[str, str]:
    """Save what a citizen gets at each public address and return the headers of the original's."""
    headers, content = _asked(getattr(item, "url", "") or item.file.url)
    if content is not None:
        (out / f"original{Path(item.file.name).suffix}").write_bytes(content)
    for name, address in _made(item):
        _headers, content = _asked(address)
        if content is not None:
            (out / name).write_bytes(content)
    return headers


def _made(item: Any) -> list[tuple[str, str]]:
    from media_pipeline.models import Image, Video

    if isinstance(item, Image):
        found = []
        for rendition in item.renditions.order_by("pk"):
            word = "crop" if rendition.filter_spec.startswith("fill-") else "rendition"
            spec = rendition.filter_spec.replace("|", "-")
            found.append((f"{word}-{spec}{Path(rendition.file.name).suffix}", rendition.url))
        return found
    if isinstance(item, Video):
        parts = {"poster": item.thumbnail, "small": item.small}
        return [(f"rendition-{word}{Path(file.name).suffix}", file.url) for word, file in parts.items() if file]
    return []


def _asked(address: str) -> tuple[dict[str, str], bytes | None]:
    from django.test import Client

    path = "/" + address.split("://", 1)[-1].split("/", 1)[1] if "://" in address else address
    response = Client().get(path, headers={"host": "dinkes.localhost"}, follow=True)
    body = b"".join(response) if response.status_code == 200 else None
    return dict(response.headers), body


if __name__ == "__main__":
    _path, _name, _out, _answer = sys.argv[1:]
    django.setup()
    try:
        said = main(Path(_path), json.loads(Path(_name).read_text()), Path(_out))
    except Exception:
        # A fault of the house, to be found; for whoever uploads it is a refusal all the same.
        traceback.print_exc()
        raise SystemExit(1) from None
    Path(_answer).write_text(json.dumps(said))
