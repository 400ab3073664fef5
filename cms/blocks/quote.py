"""Words of a person or a document, with where they come from."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import GROUP_TEXT


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(
        label=_("Kutipan"), rows=3, help_text=_("Tanpa tanda kutip; tanda kutip ditambahkan sendiri.")
    )
    author = blocks.CharBlock(label=_("Siapa yang mengatakan"), required=False, max_length=160)
    source = blocks.CharBlock(
        label=_("Sumber"), required=False, max_length=200, help_text=_("Jabatan, acara, atau judul dokumen.")
    )
    source_url = blocks.URLBlock(label=_("Alamat sumber"), required=False)

    class Meta:
        icon = "openquote"
        group = GROUP_TEXT
        label = _("Kutipan")
        description = _("Ucapan seseorang atau bunyi sebuah dokumen, dengan sumbernya.")
        template = "cms/blocks/quote.html"
        preview_value = {
            "text": "Antreannya sekarang bisa dilihat dari rumah.",
            "author": "Warga Contoh 1",
            "source": "Kutipan contoh",
        }
