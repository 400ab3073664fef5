"""Doors that citizens' pages have: the second login, which leads to the one login, and passwords of pages and files."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from wagtail.documents.views.serve import authenticate_with_password as document_password
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.views import authenticate_with_password as page_password

from cms.accounts import lockout
from cms.client_address import client_address


def to_the_one_login(request: HttpRequest) -> HttpResponse:
    """Wagtail's login for readers would be a door of its own: without second factor and on every host."""
    address = settings.WAGTAIL_FRONTEND_LOGIN_URL
    wanted = request.GET.get("next", "")
    # Sessions do not leave the portal's host, and only a path of it is worth coming back to.
    if request.host_answer.is_admin_host and wanted.startswith("/") and not wanted.startswith("//"):  # type: ignore[attr-defined]
        address += "?" + urlencode({"next": wanted})
    return HttpResponseRedirect(address)


def guarded_page_password(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Take the password of a page, at most five wrong ones from one place within a quarter of an hour.

    The page must be one that the restriction covers: any other would show its title to whoever counts ids.
    """
    restriction = get_object_or_404(PageViewRestriction, pk=page_view_restriction_id)
    get_object_or_404(Page.objects.descendant_of(restriction.page, inclusive=True), pk=page_id)
    key = f"halaman:{restriction.pk}:{client_address(request)}"
    return _guarded(request, key, lambda: page_password(request, page_view_restriction_id, page_id))


def guarded_document_password(request: HttpRequest, restriction_id: int) -> HttpResponse:
    """Take the password of a collection's files, with the same limit."""
    restriction = get_object_or_404(CollectionViewRestriction, pk=restriction_id)
    key = f"berkas:{restriction.pk}:{client_address(request)}"
    return _guarded(request, key, lambda: document_password(request, restriction_id))


def _guarded(request: HttpRequest, key: str, view: Callable[[], HttpResponse]) -> HttpResponse:
    if request.method != "POST":
        return view()
    if not lockout.is_open(request, key):
        return _closed(request, key)
    response = view()
    # Wagtail redirects after the right password and shows its form again after a wrong one.
    if response.status_code == 302:
        lockout.forget_failures(key)
        return response
    lockout.count_failure(request, key)
    return response if lockout.is_open(request, key) else _closed(request, key)


def _closed(request: HttpRequest, key: str) -> HttpResponse:
    return TemplateResponse(request, "cms/accounts/door_closed.html", {"text": lockout.too_many(key)}, status=429)
