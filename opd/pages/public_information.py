"""Public information by the classes of UU 14/2008 (KIP)."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.fields import ContentField
from cms.registries.searchable import Answers
from opd.blocks import FilesBlock
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage


class InformationCategory(models.TextChoices):
    """UU 14/2008 art. 9, 10 and 11."""

    PERIODIC = "berkala", _("Berkala")
    IMMEDIATE = "serta_merta", _("Serta-merta")
    ANY_TIME = "setiap_saat", _("Setiap saat")


class PublicInformationIndexPage(IndexPage):
    item_model = "PublicInformationPage"
    is_creatable = False
    subpage_types = ["opd.PublicInformationPage", "opd.PublicInformationIndexPage"]
    per_page = 30

    class Meta:
        verbose_name = _("daftar informasi publik")
        verbose_name_plural = _("daftar informasi publik")

    def get_items(self, request: HttpRequest | None) -> Any:
        items = super().get_items(request)
        category = request.GET.get("kategori", "") if request else ""
        return items.filter(category=category) if category in InformationCategory.values else items

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["categories"] = InformationCategory.choices
        context["category"] = request.GET.get("kategori", "")
        return context


class PublicInformationPage(ItemPage):
    category = models.CharField(
        _("kategori"),
        max_length=20,
        choices=InformationCategory,
        db_index=True,
        help_text=_(
            "Berkala: diumumkan rutin. Serta-merta: menyangkut keselamatan orang banyak. Setiap saat: wajib tersedia."
        ),
    )
    responsible_unit = models.CharField(_("unit penanggung jawab"), max_length=200)
    made_on = models.DateField(_("dibuat pada"), null=True, blank=True)
    valid_until = models.DateField(_("berlaku sampai"), null=True, blank=True)
    files = ContentField(FilesBlock(), verbose_name=_("berkas"), blank=True)

    title_help = _("Nama dokumen dan tahunnya. Contoh: Rencana kerja tahun 2026.")
    search_kind = "informasi-publik"
    search_answers = Answers.FACTS
    kind_label = _("Informasi publik")
    parent_page_types = ["opd.PublicInformationIndexPage"]

    class Meta:
        verbose_name = _("informasi publik")
        verbose_name_plural = _("informasi publik")

    @property
    def is_outdated(self) -> bool:
        return self.valid_until is not None and self.valid_until < timezone.localdate()

    def search_text(self) -> list[str]:
        return [self.responsible_unit, *super().search_text()]


PublicInformationPage.content_panels = PublicInformationPage.item_panels(
    MultiFieldPanel(
        [
            FieldPanel("category"),
            FieldPanel("responsible_unit", help_text=_("Bagian yang menyimpan dokumennya. Contoh: Subbagian Program.")),
            FieldPanel("made_on", help_text=_("Tanggal yang tertulis pada dokumennya.")),
            FieldPanel(
                "valid_until",
                help_text=_("Boleh kosong. Sesudah tanggal ini warga melihat tanda “sudah tidak berlaku”."),
            ),
            FieldPanel(
                "files", help_text=_("Satu atau beberapa berkas, masing-masing dengan judul yang dipahami warga.")
            ),
        ],
        heading=_("Informasi publik"),
    )
)
