"""Content security policy per side of the house, and refusals told to people."""

from collections.abc import Callable

import structlog
from csp.constants import SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from cms.publishing.refusal import PublicationRefused

# Wagtail's admin prints inline scripts and styles, and previews pages in a frame of its own host.
ADMIN_DIRECTIVES = {
    "script-src": [SELF, UNSAFE_INLINE, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF, "blob:"],
    "frame-src": [SELF],
    "worker-src": [SELF, "blob:"],
}


class ContentSecurityMiddleware:
    """Adds the policy through django-csp, with the admin's own directives under /admin/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        from csp.middleware import CSPMiddleware

        self.inner = CSPMiddleware(self._relax_admin)
        self.get_response = get_response

    def _relax_admin(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A preview is a citizen page shown under an admin address: it keeps the strict policy.
        if request.path.startswith("/admin/") and not getattr(request, "is_preview", False):
            response._csp_replace = ADMIN_DIRECTIVES  # type: ignore[attr-defined]
        return response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.inner(request)


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
