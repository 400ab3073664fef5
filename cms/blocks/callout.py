"""Something that must not be missed. The severity is a word that is read, not only a colour (WCAG 2.2, 1.4.1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import GROUP_TEXT
from cms.blocks.rich_text import SHORT_FEATURES


class Severity(TextChoices):
    """The one scale of urgency; "serta-merta" is the term of UU 14/2008, pasal 10."""

    INFO = "info", _("Info")
    IMPORTANT = "penting", _("Penting")
    IMMEDIATE = "serta-merta", _("Informasi serta-merta")


_MODIFIERS = {Severity.IMPORTANT: "important", Severity.IMMEDIATE: "urgent"}


class CalloutValue(blocks.StructValue):
    @property
    def modifier(self) -> str:
        """The stylesheet's name of this severity."""
        return _MODIFIERS.get(self.get("severity"), "")

    @property
    def severity_label(self) -> str:
        return str(Severity(self["severity"]).label) if self.get("severity") in Severity.values else ""


class CalloutBlock(blocks.StructBlock):
    severity = blocks.ChoiceBlock(
        label=_("Tingkat"),
        choices=Severity.choices,
        default=Severity.INFO.value,
        search_index=False,
        help_text=_(
            "“Informasi serta-merta” hanya untuk yang dapat mengancam hajat hidup orang banyak dan ketertiban umum."
        ),
    )
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=160)
    text = blocks.RichTextBlock(label=_("Isi"), features=SHORT_FEATURES)

    class Meta:
        icon = "warning"
        group = GROUP_TEXT
        label = _("Perhatian")
        description = _("Kotak yang menonjol untuk hal yang tidak boleh terlewat.")
        template = "cms/blocks/callout.html"
        value_class = CalloutValue
        preview_value = {
            "severity": Severity.IMPORTANT.value,
            "title": "Loket tutup lebih awal (contoh)",
            "text": "<p>Hari ini layanan tatap muka berakhir pukul 12.00 WIB.</p>",
        }
