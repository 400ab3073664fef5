"""The report on how much each OPD keeps, and the limits, which Diskominfo sets."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET
from wagtail.models import Collection

from cms.tenancy.scope import scope_of
from media_pipeline import quota

ICON = "folder-open-inverse"


class LimitForm(forms.Form):
    use_required_attribute = False

    gigabytes = forms.IntegerField(
        label=gettext_lazy("Batas untuk OPD ini (GB)"),
        required=False,
        min_value=1,
        max_value=100_000,
        error_messages={
            "invalid": gettext_lazy("Tulis angka bulat, misalnya 40."),
            "min_value": gettext_lazy("Paling sedikit 1 GB."),
            "max_value": gettext_lazy("Paling banyak 100.000 GB."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["gigabytes"].help_text = _("Kosongkan untuk batas umum: %(limit)d GB.") % {
            "limit": settings.MEDIA_QUOTA_GB
        }


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """Show every OPD's use to Diskominfo, and one's own to the others."""
    uses = quota.uses_for(request.user)
    context = {
        "page_title": _("Pemakaian media"),
        "header_icon": ICON,
        "uses": uses,
        "total": sum(use.size for use in uses),
        "warn_at": quota.WARN_AT,
        "may_set": scope_of(request.user).everything,
    }
    return TemplateResponse(request, "media_pipeline/admin/usage.html", context)


def limit(request: HttpRequest, pk: int) -> HttpResponse:
    """Set one OPD's limit; for Diskominfo alone."""
    if not scope_of(request.user).everything:
        raise PermissionDenied
    collection = get_object_or_404(Collection, pk=pk, depth=2)
    use = quota.use_of(collection)
    now = use.limit // quota.GIGABYTE if use and use.is_own_limit else None
    form = LimitForm(request.POST or None, initial={"gigabytes": now})
    if request.method == "POST" and form.is_valid():
        quota.set_limit(collection=collection, gigabytes=form.cleaned_data["gigabytes"], actor=request.user)
        messages.success(request, _("Batas “%(name)s” disimpan.") % {"name": collection.name})
        return redirect("media_usage:index")
    context = {
        "page_title": _("Batas penyimpanan"),
        "page_subtitle": collection.name,
        "header_icon": ICON,
        "form": form,
        "use": use,
    }
    return TemplateResponse(request, "media_pipeline/admin/limit.html", context)


def urls() -> list[URLPattern | URLResolver]:
    own = [path("", index, name="index"), path("<int:pk>/batas/", limit, name="limit")]
    return [path("pemakaian-media/", include((own, "media_usage")))]
