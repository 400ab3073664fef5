"""The OPD's side: read what was kept, make a draft of it, or set it aside."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.kept_input.selectors import may_settle, waiting_for
from cms.kept_input.services import discard, form_of, is_readable, take
from cms.models import KeptInput

# What is shorter is mostly a number or a choice, of use only in the form.
LONG = 10


def show(request: HttpRequest, kept_id: int) -> HttpResponse:
    """Show what differs from the newest draft; on POST take it or set it aside."""
    kept = get_object_or_404(waiting_for(request.user), pk=kept_id)
    if not may_settle(kept, request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _settle(request, kept)
    context = {
        "page_title": _("Ketikan tersimpan"),
        "header_icon": "edit",
        "kept": kept,
        "differences": differences(kept, request),
        "texts": [text for values in kept.data.values() for text in values if len(text) > LONG],
    }
    return TemplateResponse(request, "cms/kept_input/show.html", context)


def _settle(request: HttpRequest, kept: KeptInput) -> HttpResponse:
    if request.POST.get("action") == "discard":
        discard(kept=kept, actor=request.user)
        messages.success(request, _("Ketikan disisihkan."))
        return redirect("wagtailadmin_home")
    page = take(kept=kept, actor=request.user)
    messages.success(request, _("Ketikan sudah menjadi naskah. Periksa, lalu ajukan."))
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def differences(kept: KeptInput, request: HttpRequest) -> list[object]:
    """Return Wagtail's comparisons of the newest draft and what was typed, for the fields that differ."""
    form = form_of(kept, request.user)
    if not is_readable(form):
        return []
    typed = form.instance
    before = kept.page.get_latest_revision_as_object() if kept.page else type(typed)(locale=typed.locale)
    panel = type(typed).get_edit_handler().get_bound_panel(instance=typed, request=request, form=form)
    compared = [comparison(before, typed) for comparison in panel.get_comparison()]
    return [each for each in compared if each.has_changed()]
