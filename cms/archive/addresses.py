"""What the address of something that citizens could read once says now: another page, or 410 (RFC 9110, 15.5.11)."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from wagtail.models import Page, Site

from cms.archive.selectors import open_entry
from cms.errors import gone
from cms.tenancy.root_paths import get_site_root_paths
from cms.visibility import restricted_paths


class GoneMiddleware:
    """Stands around the redirects' middleware: asked only for what is neither a live page nor redirected."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in {"GET", "HEAD"}:
            return response
        return answer_for_former(request) or response


def answer_for_former(request: HttpRequest, path: str | None = None) -> HttpResponse | None:
    """Return the answer of an address where a page stood that is off line now; None where none ever was public.

    `path` names the page where the address is one below it.
    """
    page = former_page(request, path)
    if page is None:
        return None
    entry = open_entry(page)
    target = entry.redirect_to if entry else None
    if target is not None and target.live:
        address = target.specific.get_full_url(request)
        if address:
            response: HttpResponse = HttpResponsePermanentRedirect(address)
            # What is in the archive may come back.
            response["Cache-Control"] = "no-cache"
            return response
    return gone(request)


def former_page(request: HttpRequest, path: str | None = None) -> Any | None:
    """Return the page of this address that was public once and is not now; at most 2 queries.

    Drafts that nobody outside ever saw and restricted pages keep silent: their address says 404 as any other.
    """
    site = Site.find_for_request(request)
    match = request.resolver_match
    if path is None and match is not None and match.url_name == "wagtail_serve":
        path = match.args[0] if match.args else match.kwargs.get("path", "")
    if site is None or path is None:
        return None
    language = get_language()
    roots = [
        root.root_path for root in get_site_root_paths() if root.site_id == site.pk and root.language_code == language
    ]
    if not roots:
        return None
    found = Page.objects.filter(url_path=roots[0] + path, live=False, first_published_at__isnull=False)
    page = found.first()
    if page is None or any(page.path.startswith(hidden) for hidden in restricted_paths(request)):
        return None
    return page
