"""What citizens say who felt a programme themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.registries.searchable import Answers
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage


class TestimonialIndexPage(IndexPage):
    item_model = "TestimonialPage"
    is_creatable = False
    subpage_types = ["opd.TestimonialPage", "opd.TestimonialIndexPage"]

    class Meta:
        verbose_name = _("daftar testimoni")
        verbose_name_plural = _("daftar testimoni")


class TestimonialPage(ItemPage):
    """`consent` is kept for the record (UU 27/2022 on personal data) and never shown to readers."""

    quote = models.TextField(_("kata warga"), max_length=1200, help_text=_("Kata-kata warga sendiri, tidak dipoles."))
    person_name = models.CharField(_("nama warga"), max_length=120, help_text=_("Nama yang boleh ditampilkan."))
    person_role = models.CharField(
        _("siapa dia"), max_length=160, blank=True, help_text=_("Contoh: petani di Kecamatan Juwana.")
    )
    consent = models.CharField(
        _("persetujuan"),
        max_length=300,
        help_text=_("Kapan dan bagaimana warga setuju namanya ditampilkan. Hanya terbaca petugas."),
    )

    title_help = _("Inti pengalamannya, dalam kata warga. Contoh: Surat sehat sekali datang.")
    search_kind = "testimoni"
    search_answers = Answers.IMPRESSIONS
    kind_label = _("Testimoni")
    parent_page_types = ["opd.TestimonialIndexPage"]

    class Meta:
        verbose_name = _("testimoni")
        verbose_name_plural = _("testimoni")

    def search_text(self) -> list[str]:
        return [self.quote, *super().search_text()]


TestimonialPage.content_panels = TestimonialPage.item_panels(
    FieldPanel(
        "quote",
        help_text=_(
            "Kata-kata warga sendiri, tidak dipoles; paling banyak 1.200 huruf. "
            "Contoh: Dulu saya dua kali bolak-balik, sekarang satu kali datang sudah jadi."
        ),
    ),
    FieldPanel("person_name", help_text=_("Nama yang boleh ditampilkan; inisial pun boleh. Contoh: Ibu S.")),
    FieldPanel("person_role", help_text=_("Tanpa alamat dan nomor telepon. Contoh: petani di Kecamatan Juwana.")),
    FieldPanel(
        "consent",
        help_text=_(
            "Kapan dan bagaimana warga setuju kata dan namanya ditampilkan. Hanya terbaca petugas. "
            "Contoh: Setuju tertulis pada 12 Maret, lembarnya disimpan di loket."
        ),
    ),
)
