"""Decides from the Host header which site answers; everything else gets a plain 404."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, HttpResponsePermanentRedirect

from cms.tenancy.hosts import HostAnswer, host_provider, label_of, root_address
from cms.tenancy.root_paths import remember_version


class HostMiddleware:
    """Sets `request.host_answer` and Wagtail's cached site; former hosts answer with one 301."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Raw header on purpose: a strange host is "not found here", not a "bad request" with Django's own page.
        label = label_of(request.META.get("HTTP_HOST") or request.META.get("SERVER_NAME", ""))
        answer = host_provider().resolve(label) if label is not None else None
        if answer is None:
            return HttpResponseNotFound(
                "404: alamat ini tidak dilayani di sini.\n", content_type="text/plain; charset=utf-8"
            )
        if answer.redirect_to is not None:
            return HttpResponsePermanentRedirect(root_address(answer.redirect_to) + _path_and_query(request))
        _attach(request, answer)
        try:
            return self.get_response(request)
        finally:
            remember_version(None)


def _attach(request: HttpRequest, answer: HostAnswer) -> None:
    request.host_answer = answer  # type: ignore[attr-defined]
    request._wagtail_site = answer.site  # type: ignore[attr-defined]
    if not answer.is_admin_host:
        request.urlconf = settings.PUBLIC_URLCONF
    remember_version(answer.routing_version)


def _path_and_query(request: HttpRequest) -> str:
    parts = urlsplit(request.get_full_path())
    # get_full_path() keeps a leading "//", which a browser would read as another host.
    path = "/" + parts.path.lstrip("/")
    return path + (f"?{parts.query}" if parts.query else "")
