"""How often one address may ask for what costs much or could be guessed; the counting is django-ratelimit's.

A view: `@limited("search")`. A form: `@limited("forms", methods=("POST",))`; what was typed is given back with a button
that sends it again. Addresses of libraries, whose views nobody here can decorate, stand in settings.LIMITED_PATHS.
"""

import functools
import re
from collections.abc import Callable, Iterable
from ipaddress import IPv6Address, ip_address
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django_ratelimit.core import get_usage

from cms.client_address import client_address
from cms.errors import too_many_requests

logger = structlog.get_logger(__name__)

View = Callable[..., HttpResponse]
ANY = ("GET", "HEAD", "POST")


def client_key(group: str, request: HttpRequest) -> str:
    """Return whom a limit counts: the address, or the network of 64 bits that one IPv6 household has."""
    address = client_address(request)
    if not address:
        return "unknown"
    parsed = ip_address(address)
    if isinstance(parsed, IPv6Address):
        return str(IPv6Address(int(parsed) >> 64 << 64))
    return address


def seconds_to_wait(request: HttpRequest, name: str) -> int:
    """Count this request under the limit `name` (a key of settings.RATE_LIMITS); return 0 while it may go on."""
    usage = get_usage(request, group=name, key=client_key, rate=settings.RATE_LIMITS[name], increment=True)
    if usage is None or not usage["should_limit"]:
        return 0
    logger.warning("rate_limited", limit=name, address=client_address(request), path=request.path)
    return max(1, int(usage["time_left"]))


def limited(name: str, methods: Iterable[str] = ANY) -> Callable[[View], View]:
    """Let a view answer only as often as the limit `name` allows; else 429 with the time to wait."""
    counted = frozenset(methods)

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            wait = seconds_to_wait(request, name) if request.method in counted else 0
            return refuse(request, wait) if wait else view(request, *args, **kwargs)

        return guarded

    return decorate


def refuse(request: HttpRequest, wait: int) -> HttpResponse:
    """Answer 429 (RFC 6585, 4) with Retry-After, as a page or as JSON."""
    response = too_many_requests(request, wait)
    response["Retry-After"] = str(wait)
    add_never_cache_headers(response)
    return response


class LimitsMiddleware:
    """Holds the addresses of settings.LIMITED_PATHS to their limits, before anything of them is worked out."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.paths = [(name, methods, re.compile(pattern)) for name, methods, pattern in settings.LIMITED_PATHS]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name, methods, pattern in self.paths:
            if request.method in methods and pattern.search(request.path):
                wait = seconds_to_wait(request, name)
                if wait:
                    return refuse(request, wait)
        return self.get_response(request)
