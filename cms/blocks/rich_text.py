"""Running text. No pictures, embeds or raw HTML inside: those have blocks of their own."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import GROUP_TEXT

FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "link", "document-link"]
# Inside an answer or a callout a heading would stand in nobody's outline.
SHORT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]


class RichTextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs: object) -> None:
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    class Meta:
        icon = "pilcrow"
        group = GROUP_TEXT
        label = _("Teks")
        description = _("Paragraf dengan subjudul, daftar, dan tautan.")
        template = "cms/blocks/rich_text.html"
        preview_value = (
            "<h3>Syarat</h3><p>Bawalah <b>dokumen asli</b> dan satu salinan. Contoh daftar:</p>"
            "<ul><li>Kartu keluarga</li><li>Surat pengantar desa</li></ul>"
        )
