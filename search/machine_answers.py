"""JSON answers of the search: how they are limited, who may read them, and how a refusal looks."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cms.safety.rate_limits import seconds_to_wait

# Raised when a field changes its meaning or goes; new fields may come at any time.
VERSION = 1
# Answers are the same for everybody and change with the content.
FRESH = "public, max-age=60"


def json_answer(data: Any, *, status: int = 200, content_type: str = "application/json") -> HttpResponse:
    """Return data that any site may read: it is public, and no cookie decides what stands in it."""
    response = JsonResponse(
        data, status=status, safe=False, content_type=content_type, json_dumps_params={"ensure_ascii": False}
    )
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    response["X-Robots-Tag"] = "noindex"
    if status == 200:
        response["Cache-Control"] = FRESH
    return response


def refusal(code: str, message: str, status: int) -> HttpResponse:
    """Return what is wrong, for a program (`kode`) and for whoever wrote it (`pesan`)."""
    return json_answer({"versi": VERSION, "galat": {"kode": code, "pesan": message}}, status=status)


def for_machines(limit: str) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Let a view answer GET as often as the limit allows; a refusal is JSON, whatever the request accepts."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @require_safe
        @functools.wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            wait = seconds_to_wait(request, limit)
            if not wait:
                return view(request)
            message = _("Terlalu sering. Tunggu %(wait)d detik, lalu coba lagi.") % {"wait": wait}
            response = refusal("terlalu_sering", message, 429)
            response["Retry-After"] = str(wait)
            add_never_cache_headers(response)
            return response

        return guarded

    return decorate
