"""A public service with the parts that UU 25/2009 and PermenPANRB 15/2014 want published."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing

from cms.registries.searchable import Answers
from cms.seo import Seo
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage
from opd.structured_data import government_service

_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class ServiceIndexPage(IndexPage):
    item_model = "ServicePage"
    is_creatable = False
    subpage_types = ["opd.ServicePage", "opd.ServiceIndexPage"]
    per_page = 30

    class Meta:
        verbose_name = _("daftar layanan")
        verbose_name_plural = _("daftar layanan")


class ServicePage(ItemPage):
    requirements = RichTextField(
        _("syarat"),
        features=_FEATURES,
        help_text=_("Apa yang harus dibawa atau dipenuhi warga, satu butir satu syarat."),
    )
    procedure = RichTextField(
        _("prosedur"), features=_FEATURES, help_text=_("Langkah demi langkah, dari datang sampai selesai.")
    )
    duration = models.CharField(_("waktu penyelesaian"), max_length=200, help_text=_("Contoh: 3 hari kerja."))
    cost = models.CharField(_("biaya"), max_length=200, help_text=_("Tulis “Gratis” bila tanpa biaya."))
    product = models.CharField(_("produk layanan"), max_length=300, help_text=_("Apa yang diterima warga."))
    complaint = RichTextField(
        _("pengaduan"), features=_FEATURES, help_text=_("Ke mana warga mengadu bila layanan ini mengecewakan.")
    )
    legal_basis = RichTextField(_("dasar hukum"), features=_FEATURES, blank=True)
    keywords = models.CharField(
        _("kata yang dipakai warga"),
        max_length=300,
        blank=True,
        help_text=_("Sebutan sehari-hari dan peristiwanya, dipisah koma. Contoh: akte lahir, surat lahir, punya bayi."),
    )

    title_help = _("Nama layanan dengan kata yang dipakai warga. Contoh: Surat keterangan sehat.")
    search_kind = "layanan"
    search_answers = Answers.HOW_TO
    kind_label = _("Layanan")
    parent_page_types = ["opd.ServiceIndexPage"]

    class Meta:
        verbose_name = _("layanan")
        verbose_name_plural = _("layanan")

    def search_text(self) -> list[str]:
        rich = (self.requirements, self.procedure, self.complaint, self.legal_basis)
        plain = (self.keywords, self.duration, self.cost, self.product)
        return [*(get_text_for_indexing(part) for part in rich), *plain, *super().search_text()]

    def get_seo(self, request: HttpRequest) -> Seo:
        seo = super().get_seo(request)
        seo.structured.append(government_service(self, seo, self.agency_name(request)))
        return seo


ServicePage.content_panels = ServicePage.item_panels(
    FieldPanel("keywords"),
    MultiFieldPanel(
        [
            FieldPanel(
                "requirements",
                help_text=_("Apa yang harus dibawa atau dipenuhi warga, satu butir satu syarat. Contoh: KTP asli."),
            ),
            FieldPanel(
                "procedure",
                help_text=_("Langkah demi langkah, dari datang sampai selesai. Contoh: Ambil nomor di loket 1."),
            ),
            FieldPanel("duration", help_text=_("Sejak syarat lengkap. Contoh: 3 hari kerja.")),
            FieldPanel(
                "cost",
                help_text=_("Tulis “Gratis” bila tanpa biaya; bila berbiaya, sebut jumlah dan cara membayarnya."),
            ),
            FieldPanel(
                "product", help_text=_("Apa yang diterima warga. Contoh: surat keterangan, kartu, rekomendasi.")
            ),
            FieldPanel(
                "complaint", help_text=_("Ke mana warga mengadu bila layanan ini mengecewakan: loket, nomor, surel.")
            ),
            FieldPanel(
                "legal_basis",
                help_text=_("Boleh kosong. Tulis jenis, nomor, tahun, dan judul peraturan persis seperti naskahnya."),
            ),
        ],
        heading=_("Standar pelayanan"),
    ),
)
