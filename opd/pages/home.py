"""The home page of an agency's site."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail_localize.fields import SynchronizedField

from cms.models import BasePage
from cms.registries.searchable import Readers
from cms.registries.teasers import OPD_HOME, lazy_teasers
from cms.seo import Seo
from opd.contacts import contact_of
from opd.directory import directory_for
from opd.home_form import HomePageForm
from opd.home_lists import lazy_home_lists
from opd.palettes import Palette
from opd.structured_data import organization
from opd.widgets import PaletteSelect

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
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("lambang atau logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Tampil di kepala semua halaman situs ini, di samping nama. Unggah berkas resminya (PNG atau WebP, latar "
            "transparan atau putih, tinggi paling sedikit 128 piksel). Selama kosong, nama ditulis dengan corak situs."
        ),
    )

    search_kind = None
    search_readers = Readers.NOBODY
    is_fixture = True
    subpage_types = SECTION_TYPES
    base_form_class = HomePageForm
    content_panels = [*BasePage.content_panels, FieldPanel("tagline"), FieldPanel("logo")]
    # How a site looks is decided once, for all its languages.
    override_translatable_fields = [SynchronizedField("logo", overridable=False)]

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

    palette = models.CharField(
        _("warna situs"),
        max_length=20,
        choices=Palette,
        blank=True,
        help_text=_(
            "Berlaku di semua halaman situs ini sesudah disetujui. Tulisannya terbaca jelas di setiap pilihan, "
            "siang dan malam."
        ),
    )
    header_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("gambar kepala"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Hiasan di beranda, di samping nama; tidak ada tulisan di atasnya. Pilih foto mendatar, lebar paling "
            "sedikit 1.440 piksel. Contoh: gedung pelayanan, atau petugas sedang melayani warga."
        ),
    )

    is_creatable = False
    parent_page_types = ["opd.OpdFolderPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("tagline"),
        MultiFieldPanel(
            [FieldPanel("palette", widget=PaletteSelect), FieldPanel("logo"), FieldPanel("header_image")],
            heading=_("Identitas situs"),
        ),
    ]
    override_translatable_fields = [
        SynchronizedField(name, overridable=False) for name in ("palette", "logo", "header_image")
    ]

    class Meta:
        verbose_name = _("beranda OPD")
        verbose_name_plural = _("beranda OPD")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context.update(lazy_home_lists(request, self, within=self.path))
        context["teasers"] = lazy_teasers(OPD_HOME, request, self)
        return context
