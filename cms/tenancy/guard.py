"""The door of the admin: closed unless the address's rule lets this person through, before Wagtail's view runs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import structlog
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DataError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.views.defaults import page_not_found
from wagtail.admin.auth import permission_denied

from cms.errors import bad_request
from cms.registries.admin_urls import Ask, rule_of
from cms.tenancy.current import nobody_yet, remember_person

logger = structlog.get_logger(__name__)

# What Wagtail's views raise for a field that is missing, for a number that no row of the database can have, and for
# words or JSON where a number, a moment or a form's own JSON should stand. The log keeps where it happened, so that a
# fault of our own is found.
_MALFORMED = (MultiValueDictKeyError, OverflowError, DataError, ValueError, ValidationError, RecursionError)


@dataclass(frozen=True, slots=True)
class AdminAddress:
    """An address as its rule knows it: the URL name with namespaces, or, where it has none, what follows "admin/"."""

    name: str
    route: str


@cache
def admin_prefix() -> str:
    """Return how the routes of the admin begin: "admin/". Only one host has it, so its URL configuration is asked."""
    return reverse("wagtailadmin_home", urlconf=settings.ROOT_URLCONF).lstrip("/")


def admin_addresses() -> Iterator[AdminAddress]:
    """Yield every address of the admin, those of apps and those that shadow Wagtail's included."""
    prefix = admin_prefix()
    for route, name in _walk(get_resolver().url_patterns):
        if route.startswith(prefix):
            yield AdminAddress(name=name or route.removeprefix(prefix), route=route)


def _walk(patterns: Any, route: str = "", namespace: str = "") -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        here = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _walk(pattern.url_patterns, here, inner)
        elif isinstance(pattern, URLPattern):
            yield here, f"{namespace}{pattern.name}" if pattern.name else ""


class AdminGuard:
    """Middleware. Wagtail sends who has not logged in, or may not enter at all, to the login itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with nobody_yet():
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        prefix = admin_prefix()
        if match is None or not match.route.startswith(prefix) or not request.user.is_authenticated:
            return None
        remember_person(request.user)
        rule = rule_of(match.view_name or match.route.removeprefix(prefix))
        try:
            if rule is not None and rule(Ask(request, kwargs)):
                return None
        except PermissionDenied:
            return _refused(request)
        return _missing(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a malformed request as such: several of Wagtail's views read fields and numbers unchecked."""
        match = request.resolver_match
        if not isinstance(exception, _MALFORMED) or match is None or not match.route.startswith(admin_prefix()):
            return None
        logger.warning("malformed_admin_request", exc_info=exception)
        return bad_request(request, exception)


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("x-requested-with") == "XMLHttpRequest" or not request.accepts("text/html")


def _refused(request: HttpRequest) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"message": "Forbidden"}, status=403)
    response: HttpResponse = permission_denied(request)
    return response


def _missing(request: HttpRequest) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"message": "Not found"}, status=404)
    return page_not_found(request, Exception(), template_name="wagtailadmin/404.html")
