"""Holds the door between password and code: a session that owes the second factor opens nothing."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from cms.accounts.second_factor import has_second_factor, is_unfinished

ADMIN = "/admin/"
# What a half open session needs to finish or to leave.
_OPEN = frozenset(
    {
        "accounts_invitation",
        "accounts_second_factor_verify",
        "wagtailadmin_javascript_catalog",
        "wagtailadmin_login",
        "wagtailadmin_logout",
        "wagtailadmin_password_reset",
        "wagtailadmin_password_reset_complete",
        "wagtailadmin_password_reset_confirm",
        "wagtailadmin_password_reset_done",
        "wagtailadmin_sprite",
    }
)
_SETUP = "accounts_second_factor_setup"


class SecondFactorMiddleware:
    """After django-otp's middleware: refuses the admin to unfinished sessions; elsewhere they are nobody's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Without a session's cookie nothing is asked: citizens' pages stay free of sessions.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and not request.path.startswith(ADMIN):
            person = request.user
            request.user = SimpleLazyObject(  # type: ignore[assignment]
                lambda: AnonymousUser() if is_unfinished(person) else person
            )
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        if not request.path.startswith(ADMIN) or not is_unfinished(request.user):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in _OPEN:
            return None
        has_device = has_second_factor(request.user)
        # Who has an app already must not set up another one past it.
        if name == _SETUP and not has_device:
            return None
        return _lead_to(request, "accounts_second_factor_verify" if has_device else _SETUP)


def _lead_to(request: HttpRequest, door: str) -> HttpResponse:
    address = reverse(door)
    if _wants_json(request):
        text = _("Selesaikan verifikasi dua langkah lebih dulu.")
        return JsonResponse({"error": "second_factor_required", "message": text, "url": address}, status=403)
    if request.method in {"GET", "HEAD"} and request.path != reverse("wagtailadmin_home"):
        address += "?" + urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(address)


def _wants_json(request: HttpRequest) -> bool:
    return (
        request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.path.startswith(f"{ADMIN}api/")
        or request.content_type == "application/json"
        or not request.accepts("text/html")
    )
