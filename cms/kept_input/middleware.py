"""Stands before the admin's doors: a form sent without the right it was opened with is kept, then refused."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from wagtail.models import Page

from cms.kept_input.form_pass import FormPass, read
from cms.kept_input.services import keep

FORMS = frozenset({"wagtailadmin_pages:edit", "wagtailadmin_pages:add"})


class KeepInputMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> HttpResponse | None:
        match = request.resolver_match
        if request.method != "POST" or match is None or match.view_name not in FORMS:
            return None
        form_pass = read(request.POST.get("form_pass", ""))
        if form_pass is None or (request.user.is_authenticated and request.user.pk != form_pass.user):
            # Somebody else's pass proves nothing of this person.
            return None
        page, parent = _place(form_pass, kwargs)
        if parent is None or _may_save(request.user, page, parent):
            return None
        keep(form_pass=form_pass, page=page, parent=parent, data=request.POST)
        return _refuse(request)


def _place(form_pass: FormPass, kwargs: dict[str, Any]) -> tuple[Any, Any]:
    """Return page and parent that the address and the pass agree on; (None, None) where they do not.

    A form of a new page becomes the form of that page once it is saved for the first time, pass and all.
    """
    if "page_id" not in kwargs:
        agreed = form_pass.page == 0 and form_pass.parent == kwargs["parent_page_id"]
        parent = Page.objects.filter(pk=form_pass.parent).first() if agreed else None
        return None, parent and parent.specific
    page = Page.objects.filter(pk=kwargs["page_id"]).first()
    if page is None or page.content_type_id != form_pass.content_type:
        return None, None
    parent = page.get_parent()
    own_new = form_pass.page == 0 and page.owner_id == form_pass.user and parent.pk == form_pass.parent
    if form_pass.page != page.pk and not own_new:
        return None, None
    return page.specific, parent.specific


def _may_save(user: Any, page: Any, parent: Any) -> bool:
    if not user.is_authenticated:
        return False
    if page is None:
        return bool(parent.permissions_for_user(user).can_add_subpage())
    return bool(page.permissions_for_user(user).can_edit())


def _refuse(request: HttpRequest) -> HttpResponse:
    message = _("Anda tidak lagi mempunyai akses ke halaman ini. Yang Anda ketik tersimpan untuk OPD pemiliknya.")
    if not request.accepts("text/html"):
        # "locked" is a code that Wagtail's script shows with its message.
        body = {"success": False, "error_code": "locked", "error_message": message, "kept": True}
        return JsonResponse(body, status=403)
    return render(request, "cms/kept_input/kept.html", {"message": message}, status=403)
