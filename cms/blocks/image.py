"""A picture in the text, with what a reader who cannot see it needs."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import BlockGroup, StructBlockValidationError

from cms.blocks.base import GROUP_MEDIA
from cms.blocks.picture_chooser import PictureChooserBlock
from cms.blocks.samples import SamplePicture


class ImageValue(blocks.StructValue):
    """What is written in the block goes before what the picture itself brings."""

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers may not see the picture for now, nor what is written about it."""
        return getattr(self.get("image"), "withdrawn_at", None) is not None

    @property
    def alt(self) -> str:
        image = self.get("image")
        if self.get("decorative") or image is None:
            return ""
        return self.get("alt_text") or image.default_alt_text

    @property
    def shown_caption(self) -> str:
        return "" if self.is_withdrawn else self.get("caption") or getattr(self.get("image"), "caption", "")

    @property
    def shown_credit(self) -> str:
        return "" if self.is_withdrawn else self.get("credit") or getattr(self.get("image"), "credit", "")


class ImageBlock(blocks.StructBlock):
    image = PictureChooserBlock(label=_("Gambar"))
    alt_text = blocks.CharBlock(
        label=_("Teks alternatif"),
        required=False,
        max_length=255,
        help_text=_("Kosongkan bila teks alternatif pada gambarnya sudah tepat untuk halaman ini."),
    )
    decorative = blocks.BooleanBlock(
        label=_("Hanya hiasan"),
        required=False,
        help_text=_("Centang bila warga tidak kehilangan apa pun tanpa gambar ini."),
    )
    caption = blocks.CharBlock(
        label=_("Keterangan gambar"),
        required=False,
        max_length=255,
        help_text=_("Kosongkan untuk memakai keterangan yang tersimpan pada gambar."),
    )
    credit = blocks.CharBlock(label=_("Kredit"), required=False, max_length=255)

    class Meta:
        icon = "image"
        group = GROUP_MEDIA
        label = _("Gambar")
        description = _("Satu gambar selebar teks, dengan keterangan dan kredit.")
        template = "cms/blocks/image.html"
        value_class = ImageValue
        form_layout = BlockGroup(children=["image", "caption", "credit"], settings=["alt_text", "decorative"])
        preview_value = {
            "image": SamplePicture(),
            "caption": "Sawah di tepi laut (gambar contoh).",
            "credit": "Gambar contoh",
        }

    def clean(self, value: ImageValue) -> Any:
        """Ask for words before submitting, never to save a draft (WCAG 2.2, 1.1.1)."""
        cleaned = super().clean(value)
        if (
            not self.is_deferred_validation
            and cleaned.get("image")
            and not cleaned.get("decorative")
            and not getattr(cleaned["image"], "is_decorative", False)
            and not cleaned.alt
        ):
            raise StructBlockValidationError(
                {"alt_text": ValidationError(_("Tulis apa yang terlihat pada gambar, atau tandai “Hanya hiasan”."))}
            )
        return cleaned
