"""Upload form of the admin: the real type from the bytes, and messages that say what to do."""

from typing import Any

from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from media_pipeline import validation


class PictureField(WagtailImageField):
    """Looks at the whole picture before Wagtail opens it, which answers a truncated one with a server error."""

    def to_python(self, data: Any) -> Any:
        if data:
            validation.picture(data)
        return super().to_python(data)


class ImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            stock = self.fields["file"]
            field = PictureField(
                required=stock.required, label=stock.label, widget=stock.widget, error_messages=stock.error_messages
            )
            self.fields["file"] = field
            limit = filesizeformat(field.max_upload_size)
            formats = field.supported_formats_text
            field.help_text = _("Format: %(formats)s. Paling besar %(limit)s.") % {"formats": formats, "limit": limit}
            field.error_messages |= {
                "invalid_image": _("Berkas ini bukan gambar yang dapat dibaca. Format yang diterima: %s.") % formats,
                "invalid_image_extension": _("Format ini tidak diterima. Format yang diterima: %s.") % formats,
                "invalid_image_known_format": _(
                    "Isi berkas (%(image_format)s) tidak sesuai dengan akhiran namanya (.%(extension)s). "
                    "Simpan ulang gambarnya, lalu unggah kembali."
                ),
                "file_too_large": _("Gambar terlalu besar (%(file_size)s). Paling besar %(max_filesize)s."),
                "file_too_large_unknown_size": _("Gambar terlalu besar. Paling besar %s.") % limit,
                "file_too_many_pixels": _(
                    "Gambar terlalu besar: %(num_pixels)s piksel, paling banyak %(max_pixels_count)s. Perkecil dahulu."
                ),
            }

    def save(self, commit: bool = True) -> Any:
        """One transaction: the task that makes renditions starts after Wagtail removed those of a replaced file."""
        with transaction.atomic():
            return super().save(commit=commit)
