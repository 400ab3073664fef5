"""Albums of photos and videos."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.fields import ContentField
from cms.registries.searchable import Answers
from opd.blocks import AlbumBlock
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage


class GalleryIndexPage(IndexPage):
    item_model = "GalleryPage"
    is_creatable = False
    subpage_types = ["opd.GalleryPage", "opd.GalleryIndexPage"]

    class Meta:
        verbose_name = _("daftar galeri")
        verbose_name_plural = _("daftar galeri")


class GalleryPage(ItemPage):
    photos = ContentField(AlbumBlock(), verbose_name=_("foto dan video"))

    title_help = _("Sebut kegiatan dan tempatnya. Contoh: Sehari di posyandu contoh.")
    search_kind = "galeri"
    search_answers = Answers.IMPRESSIONS
    kind_label = _("Galeri")
    picture_streams = ["body", "photos"]
    parent_page_types = ["opd.GalleryIndexPage"]

    class Meta:
        verbose_name = _("album galeri")
        verbose_name_plural = _("album galeri")


GalleryPage.content_panels = GalleryPage.item_panels(
    FieldPanel(
        "photos",
        help_text=_(
            "Lima sampai dua puluh foto terpilih, yang terbaik lebih dulu. Setiap foto perlu teks alternatif dan izin "
            "orang yang tampak jelas."
        ),
    )
)
