"""Several pictures beside each other; each is a plain link to its largest file."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.base import GROUP_MEDIA
from cms.blocks.image import ImageValue
from cms.blocks.picture_chooser import PictureChooserBlock
from cms.blocks.samples import SamplePicture


class GalleryItemValue(ImageValue):
    @property
    def link(self) -> str:
        """Address of the largest file that exists, or "" while none does."""
        image = self.get("image")
        largest = image.picture("content").largest if image is not None else None
        return largest.url if largest is not None else ""


class GalleryItemBlock(blocks.StructBlock):
    image = PictureChooserBlock(label=_("Gambar"))
    caption = blocks.CharBlock(
        label=_("Keterangan gambar"),
        required=False,
        max_length=255,
        help_text=_("Kosongkan untuk memakai keterangan yang tersimpan pada gambar."),
    )
    alt_text = blocks.CharBlock(
        label=_("Teks alternatif"),
        required=False,
        max_length=255,
        help_text=_("Kosongkan bila teks alternatif pada gambarnya sudah tepat."),
    )

    class Meta:
        icon = "image"
        label = _("Gambar")
        value_class = GalleryItemValue


class GalleryBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Judul"), required=False, max_length=160)
    images = blocks.ListBlock(GalleryItemBlock(), label=_("Gambar"), min_num=1)

    class Meta:
        icon = "grip"
        group = GROUP_MEDIA
        label = _("Galeri")
        description = _("Beberapa gambar berdampingan, masing-masing dapat dibuka besar.")
        template = "cms/blocks/gallery.html"
        preview_value = {
            "title": "Galeri (contoh)",
            "images": [
                {"image": SamplePicture(), "caption": f"Gambar contoh {number}", "alt_text": ""} for number in (1, 2, 3)
            ],
        }
