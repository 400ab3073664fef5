"""The addresses of uploads in pieces, in the words of tus 1.0: core, creation, termination and expiration."""

import binascii
from base64 import b64decode
from collections.abc import Iterator
from typing import Any

import structlog
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, UnreadablePostError
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache
from wagtail.permissions import policy_registry

from cms.safety.rate_limits import refuse, seconds_to_wait
from media_pipeline.models import Video
from media_pipeline.models.upload import ResumableUpload
from media_pipeline.uploads import services
from media_pipeline.uploads.parts import BLOCK

VERSION = "1.0.0"
PIECE = "application/offset+octet-stream"
# More digits are no length of a file.
_DIGITS = 15

logger = structlog.get_logger(__name__)


@method_decorator(never_cache, name="dispatch")
class TusView(View):
    """What every answer says, and what every question must."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not policy_registry.get_by_type(Video).user_has_permission(request.user, "add"):
            raise Http404
        if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != VERSION:
            response: Any = HttpResponse(status=412)
        else:
            try:
                response = super().dispatch(request, *args, **kwargs)
            except services.Refused as refused:
                response = _said(refused.message, refused.status)
            except services.Conflict:
                response = _said(_("Bagian ini sudah datang atau belum waktunya."), 409)
            except OSError:
                logger.exception("upload_not_stored")
                response = _said(_("Tempat penyimpanan sedang tidak dapat dipakai. Unggahan dicoba lagi."), 503)
        response["Tus-Resumable"] = VERSION
        if response.status_code == 412:
            response["Tus-Version"] = VERSION
        return response

    def options(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return HttpResponse(
            status=204,
            headers={
                "Tus-Version": VERSION,
                "Tus-Extension": "creation,termination,expiration",
                "Tus-Max-Size": str(settings.VIDEO_MAX_UPLOAD_SIZE),
            },
        )


class Uploads(TusView):
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        wait = seconds_to_wait(request, "uploads")
        if wait:
            return refuse(request, wait)
        size = _number(request, "Upload-Length")
        if size is None:
            raise services.Refused(_("Ukuran berkas tidak disebut."))
        upload = services.begin(user=request.user, name=_name(request), size=size)  # type: ignore[arg-type]
        response = HttpResponse(status=201)
        response["Location"] = reverse("resumable_upload", args=[upload.pk])
        return _with_state(response, upload)


class Upload(TusView):
    http_method_names = ["head", "patch", "delete", "options"]

    def head(self, request: HttpRequest, upload_id: Any) -> HttpResponse:
        upload = self._upload(request, upload_id)
        response = _with_state(HttpResponse(), upload)
        response["Upload-Length"] = str(upload.size)
        return response

    def patch(self, request: HttpRequest, upload_id: Any) -> HttpResponse:
        upload = self._upload(request, upload_id)
        if request.content_type != PIECE:
            return _said(_("Potongan berkas tidak dikenali."), 415)
        offset, length = _number(request, "Upload-Offset"), _number(request, "Content-Length")
        if offset is None or length is None:
            raise services.Refused(_("Potongan berkas tanpa letak atau ukuran."))
        upload.offset = services.append(upload=upload, offset=offset, blocks=_blocks(request), length=length)
        return _with_state(HttpResponse(status=204), upload)

    def delete(self, request: HttpRequest, upload_id: Any) -> HttpResponse:
        services.cancel(upload=self._upload(request, upload_id))
        return HttpResponse(status=204)

    def _upload(self, request: HttpRequest, upload_id: Any) -> ResumableUpload:
        upload = services.find(user=request.user, upload_id=upload_id)  # type: ignore[arg-type]
        if upload is None:
            raise Http404
        return upload


def urls() -> list[URLPattern]:
    return [
        path("unggahan/", Uploads.as_view(), name="resumable_uploads"),
        path("unggahan/<uuid:upload_id>/", Upload.as_view(), name="resumable_upload"),
    ]


def _blocks(request: HttpRequest) -> Iterator[bytes]:
    """Yield what comes; a connection that is lost ends it like any other end."""
    while True:
        try:
            block = request.read(BLOCK)
        except (UnreadablePostError, OSError):
            return
        if not block:
            return
        yield block


def _number(request: HttpRequest, header: str) -> int | None:
    value = request.headers.get(header, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= _DIGITS else None


def _name(request: HttpRequest) -> str:
    """Return the file's name from Upload-Metadata: pairs of a key and a value in base64, parted by commas."""
    for pair in request.headers.get("Upload-Metadata", "").split(","):
        key, _space, value = pair.strip().partition(" ")
        if key == "filename" and value:
            try:
                return b64decode(value, validate=True).decode("utf-8").replace("\x00", "")
            except (binascii.Error, ValueError) as error:
                raise services.Refused(_("Nama berkas tidak terbaca.")) from error
    raise services.Refused(_("Nama berkas tidak disebut."))


def _with_state(response: HttpResponse, upload: ResumableUpload) -> HttpResponse:
    response["Upload-Offset"] = str(upload.offset)
    response["Upload-Expires"] = http_date((upload.heard_at + services.KEPT).timestamp())
    return response


def _said(message: str, status: int) -> HttpResponse:
    return HttpResponse(message, status=status, content_type="text/plain; charset=utf-8")
