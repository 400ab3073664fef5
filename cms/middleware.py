"""The request id given back, and refusals told to people."""

from collections.abc import Callable

import structlog
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from cms.publishing.refusal import PublicationRefused


class RequestIdMiddleware:
    """Gives the request id of the logs back, so that a citizen's report can be found in them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        request_id = structlog.contextvars.get_contextvars().get("request_id")
        if request_id:
            response["X-Request-ID"] = request_id
        return response


class PublicationRefusedMiddleware:
    """Turns a refused publication into a message where the person works; the draft was saved before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublicationRefused):
            return None
        if request.accepts("text/html"):
            messages.error(request, str(exception))
            return redirect(request.path if "/edit/" in request.path else reverse("wagtailadmin_home"))
        return JsonResponse({"success": False, "error_code": "refused", "error_message": str(exception)}, status=403)
