"""Error pages, each in the frame of the site it happened on where there is one; 500 without a database.

None tells anything of the inside: no message of an exception, no path of the machine, no name of a setting.
"""

from collections.abc import Iterable
from typing import Any

import structlog
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _

from cms.registries.chrome import Chrome, get_chrome

logger = structlog.get_logger(__name__)

# Never given back into a page, not even to whom typed it.
_SECRET = ("password", "token", "csrf", "otp", "sandi", "kode")
_MOST_FIELDS = 200
_MOST_CHARACTERS = 100_000


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Say that the request was not understood; name its size where that is the reason."""
    if isinstance(exception, RequestDataTooBig):
        return _page(request, 413, "400.html", {"is_too_big": True})
    too_many = isinstance(exception, TooManyFieldsSent | TooManyFilesSent)
    return _page(request, 413 if too_many else 400, "400.html", {"is_too_big": too_many})


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page(request, 403, "403.html", {})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Tell how to keep what was typed; the reason is for the log (Django writes it there), not for the page."""
    return _page(request, 403, "403_csrf.html", {})


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Say that the page is not here and offer the search of this host."""
    return _page(request, 404, "404.html", {})


def gone(request: HttpRequest, *, is_document: bool = False) -> HttpResponse:
    """Say that this was here and is not any more (RFC 9110, 15.5.11); why is not for the public. It may come back."""
    response = _page(request, 410, "410.html", {"is_document": is_document})
    response["Cache-Control"] = "no-cache"
    return response


def too_many_requests(request: HttpRequest, wait: int) -> HttpResponse:
    """Say how long to wait (seconds) and keep what was typed: the search's words, or the fields of a form."""
    fields = [] if request.method != "POST" else list(_given_back(request))
    context = {"wait": wait, "query": request.GET.get("q", "")[:200], "fields": fields, "address": request.path}
    return _page(request, 429, "429.html", context)


def server_error(request: HttpRequest) -> HttpResponse:
    """Render a page that needs neither the database nor the request."""
    return HttpResponseServerError(get_template("500.html").render())


def _page(request: HttpRequest, status: int, template: str, context: dict[str, Any]) -> HttpResponse:
    if _wants_json(request):
        messages = {
            400: _("Permintaan tidak dapat dibaca."),
            403: _("Anda tidak punya hak untuk ini, atau sesi Anda sudah berakhir."),
            404: _("Tidak ada apa-apa di alamat ini."),
            410: _("Ini pernah ada di sini dan sudah tidak ditayangkan."),
            413: _("Kiriman terlalu besar."),
            429: _("Terlalu sering. Tunggu sebentar, lalu coba lagi."),
        }
        return JsonResponse({"error": messages[status]}, status=status)
    is_admin = request.path.startswith("/admin/")
    return render(request, template, context | {"chrome": _chrome(request), "is_admin": is_admin}, status=status)


def _wants_json(request: HttpRequest) -> bool:
    accepted = request.headers.get("Accept", "")
    return "application/json" in accepted and "text/html" not in accepted


def _chrome(request: HttpRequest) -> Chrome | None:
    """Return the site's own frame; a page that is not there must never become a server error."""
    if getattr(request, "host_answer", None) is None:
        return None
    try:
        return get_chrome(request)
    except Exception:
        logger.exception("frame_of_error_page_failed")
        return None


def _given_back(request: HttpRequest) -> Iterable[tuple[str, str]]:
    """Yield what was posted; nothing at all when a secret is among it, for without it the form is of no use."""
    names = list(request.POST)
    if len(names) > _MOST_FIELDS or request.FILES or any(_is_secret(name) for name in names):
        return
    pairs = [(name, text) for name in names if "csrf" not in name for text in request.POST.getlist(name)]
    if sum(len(text) for _name, text in pairs) <= _MOST_CHARACTERS:
        yield from pairs


def _is_secret(name: str) -> bool:
    return name != "csrfmiddlewaretoken" and any(part in name.lower() for part in _SECRET)
