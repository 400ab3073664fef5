"""The log's page and its files. Plain forms and links: nothing here needs JavaScript."""

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.audit.export import FORMATS, export
from cms.audit.forms import AuditFilterForm
from cms.audit.rows import rows_of
from cms.audit.selectors import REACH, Trail
from cms.audit.viewer import Viewer, viewer_of
from cms.registries.places import place_source

PER_PAGE = 50


def _viewer_or_refuse(request: HttpRequest) -> Viewer:
    viewer = viewer_of(request.user)
    if viewer is None:
        raise PermissionDenied
    return viewer


class AuditView(WagtailAdminTemplateMixin, TemplateView):
    """Shows who did what, fifty entries a page."""

    template_name = "cms/audit/index.html"
    header_icon = "history"
    http_method_names = ["get", "head", "options"]
    viewer: Viewer

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.viewer = _viewer_or_refuse(request)
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return _("Jejak audit") if self.viewer.sees_all else _("Catatan kegiatan")

    def get_page_subtitle(self) -> str:
        return "" if self.viewer.sees_all else ", ".join(place.name for place in self.viewer.places)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = AuditFilterForm(self.request.GET, viewer=self.viewer)
        context = super().get_context_data(**kwargs) | {"form": form}
        if form.is_valid():
            trail = Trail(self.viewer, form.filters)
            total = trail.count() if form.is_narrowed else form.visible
            context |= self._page(trail, total, _asked_page(self.request))
            asked = {name: value for name, value in self.request.GET.items() if name in form.fields and value}
            context["query"] = urlencode(asked)
        context |= {"show_places": len(self.viewer.places) > 1, "place_label": place_source().noun}
        return context

    def _page(self, trail: Trail, total: int, number: int) -> dict[str, Any]:
        reachable = min(total, REACH)
        last = max(1, -(-reachable // PER_PAGE))
        number = min(number, last)
        keys = trail.keys((number - 1) * PER_PAGE, min(number * PER_PAGE, reachable))
        return {
            "rows": rows_of(trail.entries(keys), self.viewer),
            "total": reachable,
            "is_more": total > REACH,
            "number": number,
            "last": last,
            "previous": number - 1 if number > 1 else None,
            "next": number + 1 if number < last else None,
        }


def _asked_page(request: HttpRequest) -> int:
    asked = request.GET.get("p", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 9 else 1


@require_GET
def export_audit(request: HttpRequest, file_format: str) -> HttpResponseBase:
    """Hand out the filtered log; with a filter that cannot be read, lead back to the form, which says why."""
    viewer = _viewer_or_refuse(request)
    if file_format not in FORMATS:
        raise Http404
    form = AuditFilterForm(request.GET, viewer=viewer)
    if not form.is_valid():
        return redirect(f"{reverse('audit:index')}?{request.GET.urlencode()}")
    return export(Trail(viewer, form.filters), viewer, file_format)
