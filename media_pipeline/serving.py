"""Who gets a file: everybody while a public page uses it, else its OPD's people, and readers whom its page lets in."""

import mimetypes
from os.path import basename, splitext
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.db.models import Exists
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from wagtail.models import Collection, Page

from cms.errors import gone
from cms.publishing.exposure import live_pages_using, public_pages_using
from cms.tenancy.scope import scope_of
from media_pipeline.exposure import allows
from media_pipeline.models import Document
from media_pipeline.ranges import ranged_response
from media_pipeline.scanning.states import is_quarantined
from media_pipeline.storage.holders import Held, holder_of
from media_pipeline.storage.names import bare, on_side
from media_pipeline.storage.sided import PRIVATE_ADDRESS

# Asked of a picture that pages behind a password show; who may read none of so many may not read it.
_MOST_PAGES = 20
# What a browser may show in place; anything else is saved.
_IN_PLACE = ("image/avif", "image/gif", "image/jpeg", "image/png", "image/webp", "video/mp4", "text/vtt")
_NOT_KEPT = "private, no-store"


@require_safe
def serve_private(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer /berkas/<name>: the file to who may have it, its public address where it is public by now.

    410 for what was withdrawn, 404 for anything else, whether it exists or not.
    """
    _require_plain(name)
    held = holder_of(on_side(name, public=False))
    if held is None:
        return _by_public_name(request, name)
    item = _item(held)
    if isinstance(item, Document):
        # Documents have an address of their own, which asks the same.
        return _uncached(redirect(item.url))
    if not may_have(item, request):
        if item.withdrawn_at is not None and item.first_public_at is not None:
            return gone(request, is_document=False)
        raise Http404
    return _uncached(_file(request, held.name))


@require_safe
def serve_public(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer below MEDIA_URL: the embedded server hands the public side out; elsewhere only what is missing comes here.

    410 for what was public once, so that search engines and readers know; documents only by their own address.
    """
    _require_plain(path)
    if path.startswith("documents/"):
        raise Http404
    if settings.SERVE_MEDIA and not settings.MEDIA_STORE and default_storage.exists(path):
        return _file(request, path)
    held = holder_of(on_side(path, public=False))
    if held is not None and _item(held).first_public_at is not None:
        return gone(request, is_document=False)
    raise Http404


def refuse_unless_public(document: Any, request: HttpRequest) -> HttpResponse | None:
    """Return None to hand the file out, or 410 for one that citizens could read before; raise Http404 otherwise.

    2 queries for who may read it as anybody. Leaves the collection on the document: Wagtail asks it for its own
    restrictions next, which hold beside this.
    """
    if is_quarantined(document):
        raise Http404
    pages = public_pages_using(document, request)
    document.collection = Collection.objects.annotate(is_public=Exists(pages)).get(pk=document.collection_id)
    if (document.collection.is_public and allows(document)) or _is_own(document, request):
        return None
    if document.first_public_at is None:
        raise Http404
    return gone(request, is_document=True)


def hand_out(document: Any, request: HttpRequest) -> HttpResponseBase:
    """Answer with the document's file, in pieces where they are asked for, or with a short signed address of it."""
    return _file(request, document.file.name, document.filename, in_place=document.content_disposition == "inline")


def may_have(item: Any, request: HttpRequest) -> bool:
    """Whether this visitor may have an item's files: its own people at the portal, and readers of a page that uses it.

    Nobody what is infected, and of what is withdrawn its own people alone.
    """
    if is_quarantined(item):
        return False
    if _is_own(item, request):
        return True
    if not allows(item) or not _lets_in(item.collection.get_view_restrictions(), request):
        return False
    if public_pages_using(item, request).exists():
        return True
    return any(_may_read(page, request) for page in live_pages_using(item).order_by("pk")[:_MOST_PAGES])


def _is_own(item: Any, request: HttpRequest) -> bool:
    return bool(request.host_answer.is_admin_host and scope_of(request.user).covers_media(item))  # type: ignore[attr-defined]


def _may_read(page: Page, request: HttpRequest) -> bool:
    source = page.alias_of if page.alias_of_id else None
    return all(_lets_in(each.get_view_restrictions(), request) for each in (page, source) if each is not None)


def _lets_in(restrictions: Any, request: HttpRequest) -> bool:
    return all(restriction.accept_request(request) for restriction in restrictions)


def _item(held: Held) -> Any:
    return held.kind._base_manager.select_related("collection").get(pk=held.item_id)


def _by_public_name(request: HttpRequest, name: str) -> HttpResponseBase:
    """A page that was kept from before the move names the private address still."""
    held = holder_of(bare(name))
    if held is None:
        raise Http404
    if held.kind is Document:
        return _uncached(redirect(_item(held).url))
    address = default_storage.url(held.name)
    if address.startswith(PRIVATE_ADDRESS):
        # Captions of an object store: players want them from this origin.
        return _file(request, held.name)
    return _uncached(redirect(address))


def _file(request: HttpRequest, name: str, filename: str = "", *, in_place: bool | None = None) -> HttpResponseBase:
    content_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    shown = content_type in _IN_PLACE if in_place is None else in_place
    storage: Any = default_storage
    filename = filename or basename(name)
    if storage.is_remote and not name.endswith(".vtt"):
        disposition = "inline" if shown else f'attachment; filename="{_ascii(filename)}"'
        return _uncached(redirect(storage.side_of(name).signed(bare(name), content_type, disposition)))
    try:
        file = storage.open(name)
        size = file.size
    except FileNotFoundError as error:
        raise Http404 from error
    response = ranged_response(
        request,
        file,
        size=size,
        content_type=content_type,
        last_modified=None if storage.is_remote else storage.get_modified_time(name),
        filename="" if shown else filename,
        as_attachment=not shown,
    )
    # The mark of an uploaded file: cms.safety.headers gives it the policy of data that is never a page.
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return response


def _uncached(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["Cache-Control"] = _NOT_KEPT
    return response


def _require_plain(path: str) -> None:
    if path.startswith("/") or ".." in path.split("/") or "\0" in path or "\\" in path:
        raise SuspiciousFileOperation(path)


def _ascii(filename: str) -> str:
    root, ending = splitext(filename.encode("ascii", "ignore").decode())
    return (root.replace('"', "") or "berkas") + ending.replace('"', "")
