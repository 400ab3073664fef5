"""The list of files that the virus scanner holds back, and their release by Diskominfo."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET

from cms.tenancy.scope import scope_of
from media_pipeline.addresses import delete_address, edit_address
from media_pipeline.scanning import scanner
from media_pipeline.scanning.selectors import held_for
from media_pipeline.scanning.services import KINDS, MAX_REASON, ReleaseRefused, release
from media_pipeline.scanning.states import advice

ICON = "warning"


class ReasonForm(forms.Form):
    use_required_attribute = False

    reason = forms.CharField(
        label=gettext_lazy("Alasan dilepas"),
        max_length=MAX_REASON,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy("Tercatat di riwayat. Contoh: diperiksa ulang dengan dua antivirus lain, bersih."),
        error_messages={
            "required": gettext_lazy("Tulis alasannya: mengapa berkas ini dinyatakan aman."),
            "max_length": gettext_lazy("Alasan terlalu panjang: paling banyak %(limit_value)d karakter."),
        },
    )


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List what is held back of the person's own OPD; of all OPDs for Diskominfo."""
    rows = [_row(item) for item in held_for(request.user)]
    context = {
        "page_title": _("Karantina berkas"),
        "header_icon": ICON,
        "rows": rows,
        "may_release": scope_of(request.user).everything,
        "is_configured": scanner.is_configured(),
        "is_up": scanner.is_configured() and scanner.is_up(),
    }
    return TemplateResponse(request, "media_pipeline/admin/quarantine.html", context)


def let_go(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Ask for the reason, then release one file; for Diskominfo alone."""
    if not scope_of(request.user).everything:
        raise PermissionDenied
    item = get_object_or_404(KINDS[kind], pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            release(item=item, actor=request.user, reason=form.cleaned_data["reason"])
        except ReleaseRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("“%(title)s” dilepas dari karantina.") % {"title": item.title})
            return redirect("quarantine:index")
    context = {"page_title": _("Lepas dari karantina"), "header_icon": ICON, "form": form, "row": _row(item)}
    return TemplateResponse(request, "media_pipeline/admin/release.html", context)


def _row(item: Any) -> dict[str, Any]:
    return {
        "item": item,
        "kind": item._meta.verbose_name,
        "kind_name": item._meta.model_name,
        "advice": advice(item),
        "edit_url": edit_address(item),
        "delete_url": delete_address(item),
    }


def urls() -> list[URLPattern | URLResolver]:
    own = [
        path("", index, name="index"),
        path("<kind:kind>/<int:pk>/lepas/", let_go, name="release"),
    ]
    return [path("karantina-berkas/", include((own, "quarantine")))]
