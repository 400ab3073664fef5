"""Files to download, each with its type and size: who pays for data by the megabyte wants to know before."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms.blocks.base import GROUP_LIST
from cms.blocks.samples import SampleDocument


class DocumentItemBlock(blocks.StructBlock):
    document = DocumentChooserBlock(label=_("Dokumen"))
    title = blocks.CharBlock(
        label=_("Judul tampilan"), required=False, max_length=200, help_text=_("Kosongkan untuk memakai judul dokumen.")
    )

    class Meta:
        icon = "doc-full"
        label = _("Dokumen")


class DocumentsBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=160)
    documents = blocks.ListBlock(DocumentItemBlock(), label=_("Dokumen"), min_num=1)

    class Meta:
        icon = "doc-full"
        group = GROUP_LIST
        label = _("Dokumen")
        description = _("Daftar berkas unduhan dengan jenis dan ukurannya.")
        template = "cms/blocks/documents.html"
        preview_value = {
            "title": "Unduhan",
            "documents": [
                {"document": SampleDocument("Formulir permohonan (contoh)"), "title": ""},
                {"document": SampleDocument("Daftar harga", "xlsx", 18_944), "title": "Daftar biaya (contoh)"},
            ],
        }
