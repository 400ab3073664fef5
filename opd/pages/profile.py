"""The profile that every site has: what the agency is for, who leads it, how it is organised."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.rich_text import get_text_for_indexing

from cms.fields import ContentField
from cms.registries.searchable import Answers
from media_pipeline.renditions import attach_renditions, collect_images
from opd.pages.item import ItemPage
from opd.structure import StructureBlock, structure_text

_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class ProfilePage(ItemPage):
    """One a site, made by provisioning. What nobody has entered is shown nowhere."""

    head_name = models.CharField(
        _("nama kepala"), max_length=160, blank=True, help_text=_("Nama dan gelar, seperti pada surat keputusan.")
    )
    head_position = models.CharField(
        _("jabatan"), max_length=200, blank=True, help_text=_("Contoh: Kepala Dinas Kesehatan, atau Plt. Camat.")
    )
    head_photo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("foto kepala"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Foto tegak atau persegi. Isi teks alternatifnya dengan nama dan jabatan."),
    )
    head_welcome = models.TextField(
        _("sambutan singkat"),
        blank=True,
        max_length=600,
        help_text=_("Dua atau tiga kalimat: apa yang dijanjikan kantor ini kepada warga. Bukan riwayat hidup."),
    )
    vision = models.TextField(_("visi"), blank=True, max_length=500, help_text=_("Satu kalimat, tanpa kata “Visi”."))
    mission = RichTextField(_("misi"), features=_FEATURES, blank=True, help_text=_("Satu butir satu misi."))
    duties = RichTextField(
        _("tugas"),
        features=_FEATURES,
        blank=True,
        help_text=_("Apa tugas pokok OPD ini, dalam bahasa warga."),
    )
    functions = RichTextField(_("fungsi"), features=_FEATURES, blank=True, help_text=_("Satu butir satu fungsi."))
    structure = ContentField(
        StructureBlock(),
        verbose_name=_("susunan organisasi"),
        blank=True,
        help_text=_(
            "Unit di bawah kepala, urut menurut peraturannya. Kepala diisi di atas dan tampil di puncak bagan."
        ),
    )

    template = "opd/profile_page.html"
    search_kind = "profil"
    search_answers = Answers.FACTS
    is_fixture = True
    kind_label = _("Profil")
    is_creatable = False
    neighbour_field = ""
    subpage_types = ["opd.PlainPage"]

    class Meta:
        verbose_name = _("profil")
        verbose_name_plural = _("profil")

    @property
    def has_head(self) -> bool:
        return bool(self.head_name or self.head_position)

    def clean(self) -> None:
        super().clean()
        if (self.head_photo_id or self.head_welcome) and not self.head_name:
            raise ValidationError({"head_name": _("Tulis nama kepala: foto atau sambutannya sudah diisi.")})

    def with_pictures(self) -> "ProfilePage":
        pictures = [picture for picture in (self.image, self.head_photo) if picture]
        attach_renditions([*collect_images(self.body), *pictures])
        return self

    def search_text(self) -> list[str]:
        rich = (self.mission, self.duties, self.functions)
        return [
            *(part for part in (self.head_name, self.head_position, self.head_welcome, self.vision) if part),
            *(get_text_for_indexing(part) for part in rich),
            *structure_text(self.structure),
            *super().search_text(),
        ]


ProfilePage.content_panels = ProfilePage.item_panels(
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("head_name"), FieldPanel("head_position")]),
            FieldPanel("head_photo"),
            FieldPanel("head_welcome"),
        ],
        heading=_("Kepala"),
    ),
    MultiFieldPanel([FieldPanel("vision"), FieldPanel("mission")], heading=_("Visi dan misi")),
    MultiFieldPanel([FieldPanel("duties"), FieldPanel("functions")], heading=_("Tugas dan fungsi")),
    FieldPanel("structure"),
)
