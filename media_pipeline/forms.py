"""Upload form of the admin: the real type from the bytes, and messages that say what to do."""

from typing import Any

from django.db import transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from media_pipeline import validation


class ImageForm(BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            field = self.fields["file"]
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

    def clean_file(self) -> Any:
        """Wagtail looks at the first bytes; a picture that breaks off later must not be stored either."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            validation.picture(file)
        return file

    def save(self, commit: bool = True) -> Any:
        """One transaction: the task that makes renditions starts after Wagtail removed those of a replaced file."""
        with transaction.atomic():
            return super().save(commit=commit)
