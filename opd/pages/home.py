"""The home page of an agency's site."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models import BasePage
from cms.seo import Seo
from opd.contacts import contact_of
from opd.directory import directory_for
from opd.home_lists import lazy_home_lists
from opd.structured_data import organization

# What stands under a home page; the portal's has the same.
SECTION_TYPES = [
    "opd.NewsIndexPage",
    "opd.AnnouncementIndexPage",
    "opd.EventIndexPage",
    "opd.GalleryIndexPage",
    "opd.TestimonialIndexPage",
    "opd.ServiceIndexPage",
    "opd.PublicInformationIndexPage",
    "opd.ProfilePage",
    "opd.PlainPage",
    "opd.ContactPage",
]


class AgencyHomePage(BasePage):
    """Abstract: a page that an agency's site is rooted at, one a locale."""

    agency = models.ForeignKey(
        "opd.Agency", verbose_name=_("OPD"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    tagline = models.CharField(
        _("kalimat pembuka"),
        max_length=200,
        blank=True,
        help_text=_("Satu kalimat: untuk apa warga datang ke situs ini. Contoh: Urus KTP, KK, dan akta tanpa calo."),
    )

    search_kind = None
    is_fixture = True
    subpage_types = SECTION_TYPES
    content_panels = [*BasePage.content_panels, FieldPanel("tagline")]

    class Meta:
        abstract = True

    def get_seo(self, request: HttpRequest) -> Seo:
        seo = super().get_seo(request)
        agency = directory_for(request).get(self.agency_id)
        seo.title = self.seo_title or agency.name
        seo.description = (
            self.search_description
            or self.tagline
            or _now("Situs resmi %(site)s: layanan, berita, agenda, dan kontak.") % {"site": agency.name}
        )
        seo.structured.append(organization(agency, seo.canonical, contact_of(request, self)))
        return seo


class OpdHomePage(AgencyHomePage):
    """Services first, then what is new, what is on, and what citizens say."""

    is_creatable = False
    parent_page_types = ["opd.OpdFolderPage"]

    class Meta:
        verbose_name = _("beranda OPD")
        verbose_name_plural = _("beranda OPD")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(lazy_home_lists(request, self, within=self.path))
        return context
