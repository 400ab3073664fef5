"""The portal's home page: the things citizens come for, the newest from all OPDs, and the way to whoever handles it."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel

from cms.registries.teasers import PORTAL_HOME, lazy_teasers
from home.first_services import MAX_CHOSEN
from home.front import lazy_front
from home.proposals_panel import ProposalsPanel
from home.service_chooser import service_chooser
from opd.pages.home import SECTION_TYPES, AgencyHomePage


class PortalHomePage(AgencyHomePage):
    is_creatable = False
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [*SECTION_TYPES, "home.WhoHandlesPage"]
    content_panels = [
        *AgencyHomePage.content_panels,
        ProposalsPanel(),
        InlinePanel(
            "chosen_services",
            heading=_("Lima layanan yang paling dicari warga"),
            label=_("Layanan"),
            help_text=_(
                "Tampil paling atas di beranda, menurut urutan ini. Layanan yang turun atau diarsipkan hilang sendiri. "
                "Kurang dari lima: sisanya diisi layanan terbaru, satu dari setiap OPD."
            ),
            max_num=MAX_CHOSEN,
            panels=[FieldPanel("service", widget=service_chooser.widget_class), FieldPanel("label")],
        ),
    ]

    class Meta:
        verbose_name = _("beranda portal")
        verbose_name_plural = _("beranda portal")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(lazy_front(request, self))
        context["teasers"] = lazy_teasers(PORTAL_HOME, request, self)
        return context
