"""News that says what it does for citizens."""

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.registries.searchable import Answers
from cms.seo import Seo
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage
from opd.structured_data import news_article


class NewsIndexPage(IndexPage):
    item_model = "NewsPage"
    is_creatable = False
    subpage_types = ["opd.NewsPage", "opd.NewsIndexPage"]

    class Meta:
        verbose_name = _("daftar berita")
        verbose_name_plural = _("daftar berita")


class NewsPage(ItemPage):
    benefit = models.TextField(
        _("apa manfaatnya bagi warga?"),
        max_length=600,
        help_text=_(
            "Tulis apa yang berubah bagi warga: layanan apa, di mana, mulai kapan, siapa yang boleh ikut. "
            "Bukan siapa yang hadir atau memberi sambutan. Wajib diisi sebelum diajukan."
        ),
    )

    required_messages = {
        **ItemPage.required_messages,
        "benefit": _(
            "Tulis apa manfaatnya bagi warga. Tanpa itu berita belum dapat diajukan; drafnya tetap dapat disimpan."
        ),
    }
    title_help = _(
        "Sebut apa yang didapat warga dan di mana, sekitar 40 sampai 80 huruf. "
        "Contoh: Imunisasi gratis di posyandu Kecamatan Contoh setiap Selasa."
    )
    search_kind = "berita"
    search_answers = Answers.NEWS
    kind_label = _("Berita")
    parent_page_types = ["opd.NewsIndexPage"]

    class Meta:
        verbose_name = _("berita")
        verbose_name_plural = _("berita")

    def search_text(self) -> list[str]:
        return [self.benefit, *super().search_text()]

    def get_seo(self, request: HttpRequest) -> Seo:
        seo = super().get_seo(request)
        seo.structured.append(news_article(self, seo, self.agency_name(request)))
        return seo


NewsPage.content_panels = NewsPage.item_panels(
    FieldPanel(
        "benefit",
        help_text=_(
            "Tulis apa yang berubah bagi warga: layanan apa, di mana, mulai kapan, siapa yang boleh ikut; bukan "
            "siapa yang hadir atau memberi sambutan. Paling banyak 600 huruf. Wajib diisi sebelum diajukan. "
            "Contoh: Orang tua tidak membayar apa pun; anak dilayani di puskesmas terdekat mulai Senin."
        ),
    )
)
