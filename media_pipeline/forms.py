"""Forms of the admin: the real type from the bytes, and what citizens read closed to everybody."""

from dataclasses import dataclass
from os.path import basename
from typing import Any

from django.db import transaction
from django.db.models import FileField
from django.forms import CharField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.models import AbstractDocument
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from media_pipeline import guard
from media_pipeline.pictures.intake import CleanedUpload, take
from media_pipeline.pictures.messages import FORMATS
from media_pipeline.pictures.names import readable
from media_pipeline.uses import uses_of


@dataclass(frozen=True, slots=True)
class PublicValue:
    label: Any
    text: str
    url: str = ""


class FrozenForm:
    """Mixin: of a frozen file the form keeps the fields that stay open, and refuses the others in words.

    A form that was opened before the file went on line still brings them: what was typed is shown again beside the
    message, unless nothing was changed.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        user = kwargs.get("user")
        super().__init__(*args, **kwargs)
        form: Any = self
        self.freeze = guard.freeze_of(form.instance) if form.instance.pk else None
        if self.freeze is None:
            return
        self.uses = uses_of(self.freeze, user)
        for name in form.instance.public_fields:
            field = form.fields.get(name)
            if field is not None and (
                not form.is_bound or field.widget.value_omitted_from_data(form.data, form.files, form.add_prefix(name))
            ):
                del form.fields[name]

    @property
    def kind(self) -> str:
        form: Any = self
        return str(form.instance._meta.verbose_name)

    @property
    def values(self) -> list[PublicValue]:
        """Return what citizens read and the form no longer offers."""
        form: Any = self
        closed = [name for name in form.instance.public_fields if name not in form.fields]
        values = [_value(form.instance, name) for name in closed if not name.startswith("focal_point")]
        return [value for value in values if value.text]

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        form: Any = self
        if self.freeze is not None:
            changed = [name for name in form.instance.public_fields if name in form.changed_data]
            if changed:
                form.add_error(None, guard.change_message(form.instance))
            # What is refused must not reach the instance either: the page that shows the error shows the instance.
            for name in changed:
                form.cleaned_data.pop(name, None)
            return form.cleaned_data
        return cleaned

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Ask once more: Wagtail's forms remove the file that was before they store the new one."""
        form: Any = self
        guard.require_unchanged(form.instance)
        return super().save(*args, **kwargs)  # type: ignore[misc]


def _value(instance: Any, name: str) -> PublicValue:
    field, value = instance._meta.get_field(name), getattr(instance, name)
    if not isinstance(field, FileField):
        return PublicValue(field.verbose_name, "" if value is None else str(value))
    if not value:
        return PublicValue(field.verbose_name, "")
    # Documents have an address of their own, which asks who may read them.
    url = instance.url if isinstance(instance, AbstractDocument) else value.url
    return PublicValue(field.verbose_name, basename(value.name), url)


class PictureField(WagtailImageField):
    """Holds the cleaned picture (media_pipeline.pictures.intake) in place of what was uploaded."""

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        return data if isinstance(data, CleanedUpload) else take(data)


class TitleField(CharField):
    """Titles come from names of files: what nobody sees in them goes, and what is too long is cut."""

    def to_python(self, value: Any) -> Any:
        text = readable(super().to_python(value) or "")
        return text[: self.max_length].rstrip()


class ImageForm(FrozenForm, BaseImageForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            title = self.fields["title"]
            self.fields["title"] = TitleField(
                required=title.required, label=title.label, widget=title.widget, max_length=title.max_length
            )
            # Wagtail has asked for it already, and the form remembers the field that it was.
            self._bound_fields_cache.pop("title", None)
        if "file" in self.fields:
            stock = self.fields["file"]
            field = PictureField(
                required=stock.required, label=stock.label, widget=stock.widget, error_messages=stock.error_messages
            )
            self.fields["file"] = field
            limit = filesizeformat(field.max_upload_size)
            field.help_text = _(
                "Format: %(formats)s. Paling besar %(limit)s. Lokasi dan keterangan kamera di dalam berkas dihapus."
            ) % {"formats": FORMATS, "limit": limit}
            field.error_messages |= {
                # Said by the page itself before anything is sent.
                "invalid_image_extension": _("Format ini tidak diterima. Format yang diterima: %s.") % FORMATS,
                "file_too_large_unknown_size": _("Gambar terlalu besar. Paling besar %s.") % limit,
            }

    def save(self, commit: bool = True) -> Any:
        """One transaction: the task that makes renditions starts after Wagtail removed those of a replaced file."""
        upload = self.cleaned_data.get("file")
        if isinstance(upload, CleanedUpload):
            image = self.instance
            image.upload_hash, image.color = upload.intake.upload_hash, upload.intake.color
            image.upload_notes = "\n".join(upload.intake.notes)
            image.scan, image.scanned_at = image.Scan.UNSCANNED, None
        with transaction.atomic():
            return super().save(commit=commit)


class DocumentForm(FrozenForm, BaseDocumentForm):  # type: ignore[misc]
    """Wagtail's form; the model itself checks the bytes."""


class VideoForm(FrozenForm, BaseMediaForm):  # type: ignore[misc]
    """wagtailmedia's form; the model itself checks the bytes."""
