"""The portal's home page: the newest from all OPDs, and who is who."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from opd.directory import directory_for
from opd.home_lists import lazy_home_lists
from opd.pages.home import AgencyHomePage


class PortalHomePage(AgencyHomePage):
    is_creatable = False
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = _("beranda portal")
        verbose_name_plural = _("beranda portal")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(lazy_home_lists(request, self))
        context["agencies_by_kind"] = SimpleLazyObject(lambda: directory_for(request).by_kind())
        return context
