"""Headers of every answer, whoever gives it: the page, a file, an error, or a refusal before any of them.

Stands outside everything that may answer by itself (host look-up, redirect to HTTPS, static files).
"""

from collections.abc import Callable
from typing import cast

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from cms.safety.policy import ADMIN_DIRECTIVES, FILE_DIRECTIVES

ADMIN_PREFIX = "/admin/"
# Wagtail's mark of an uploaded document; this house's own policy for files is stricter.
_WAGTAIL_FILE_POLICY = "default-src 'none'"
PRIVATE = "no-store, private"
_SCRIPT_MESSAGES = "/admin/jsi18n/"
# Wagtail's pages answer any method that passes CSRF; nothing here is asked by another.
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
# The translation editor saves single strings so, and large files come in pieces.
ADMIN_METHODS = (*METHODS, "PUT", "PATCH", "DELETE")


class SafetyHeadersMiddleware:
    """Adds the content security policy through django-csp, and what Django has no setting for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.with_policy = CSPMiddleware(self._answer)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return cast(HttpResponse, self.with_policy(request))

    def _answer(self, request: HttpRequest) -> HttpResponse:
        is_admin = request.path.startswith(ADMIN_PREFIX)
        methods = ADMIN_METHODS if is_admin else METHODS
        response = self.get_response(request) if request.method in methods else HttpResponseNotAllowed(methods)
        _choose_policy(request, response, is_admin)
        _keep_from_caches(request, response, is_admin)
        # Pictures of public news may stand in other sites and feed readers; everything else stays in its own site.
        is_open = request.path.startswith((settings.MEDIA_URL, settings.STATIC_URL))
        response.headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if is_open else "same-origin")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        if is_admin:
            response["X-Robots-Tag"] = "noindex, nofollow"
        return response


def _choose_policy(request: HttpRequest, response: HttpResponse, is_admin: bool) -> None:
    is_file = response.headers.get(HEADER) == _WAGTAIL_FILE_POLICY or request.path.startswith(settings.MEDIA_URL)
    if is_file and response.status_code < 300:
        del response.headers[HEADER]
        response._csp_config = FILE_DIRECTIVES  # type: ignore[attr-defined]
    # A preview is a citizen page shown under an admin address: it keeps the strict policy.
    elif is_admin and not getattr(request, "is_preview", False):
        response._csp_replace = ADMIN_DIRECTIVES  # type: ignore[attr-defined]


def _keep_from_caches(request: HttpRequest, response: HttpResponse, is_admin: bool) -> None:
    """Nobody's own pages lie in a cache: the admin, whoever carries a session, and answers that set a cookie.

    Asked of the cookie, not of the session: reading the session would make every citizen page vary by cookie.
    """
    if request.path.startswith((settings.MEDIA_URL, settings.STATIC_URL)):
        return
    if request.path == _SCRIPT_MESSAGES and response.headers.get("ETag"):
        # The words of the admin's scripts are everybody's.
        return
    if is_admin or settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
        response["Cache-Control"] = PRIVATE
