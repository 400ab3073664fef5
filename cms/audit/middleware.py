"""Puts the net under every request that may change something."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from cms.audit.net import cast_net


class AuditMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return self.get_response(request)
        with cast_net():
            return self.get_response(request)
