"""Forms of the admin: the real type from the bytes, and what citizens read closed to everybody."""

from dataclasses import dataclass
from functools import partial
from os.path import basename
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import FileField
from django.forms import CharField
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.documents.models import AbstractDocument
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtailmedia.forms import BaseMediaForm

from media_pipeline import guard
from media_pipeline.duplicates import twin_of
from media_pipeline.pictures.intake import CleanedUpload, take
from media_pipeline.pictures.messages import FORMATS
from media_pipeline.pictures.names import readable
from media_pipeline.quota import require_room
from media_pipeline.replacing.rights import FIELDS as REPLACEABLE
from media_pipeline.replacing.selectors import history_of
from media_pipeline.uploads import services as uploads
from media_pipeline.uses import uses_of
from media_pipeline.validation import is_new_upload
from media_pipeline.videos import asking, checking
from media_pipeline.videos.names import STILL


@dataclass(frozen=True, slots=True)
class PublicValue:
    label: Any
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PublicReplacement:
    label: Any
    url: str


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

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        form: Any = self
        item = form.instance
        new = [getattr(item, field.name) for field in item._meta.fields if isinstance(field, FileField)]
        size = sum(file.size for file in new if is_new_upload(file))
        if size and not form.errors:
            # Who has one collection is not asked; Wagtail sets it when the form is saved.
            only = form.collections[0] if item._state.adding and "collection" not in form.fields else None
            try:
                require_room(only or item.collection, size)
            except ValidationError as error:
                form.add_error("file" if "file" in form.fields else None, error)

    @property
    def replaceable(self) -> list[PublicReplacement]:
        """Return where another file is wanted at the address of one that stays as it is."""
        form: Any = self
        item = form.instance
        return [
            PublicReplacement(
                item._meta.get_field(name).verbose_name,
                reverse("replacing:propose", args=[item._meta.model_name, item.pk, name]),
            )
            for name in REPLACEABLE[type(item)]
            if getattr(item, name)
        ]

    @property
    def replacements(self) -> list[Any]:
        """Return the latest replacements of this file."""
        form: Any = self
        return list(history_of(form.instance)[:5])

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
    """Wagtail's form; the model itself cleans the file. One that the OPD has already is offered before it is stored."""

    keep_twice = forms.BooleanField(
        label=_("Unggah juga sebagai dokumen baru"), required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.uploader = kwargs.get("user")
        super().__init__(*args, **kwargs)
        if "file" not in self.fields:
            del self.fields["keep_twice"]

    def _post_clean(self) -> None:
        """After the model has cleaned the file, which tells its hash."""
        super()._post_clean()
        if not is_new_upload(self.instance.file) or self.errors.get("file") or self.cleaned_data.get("keep_twice"):
            return
        twin = twin_of(self.instance, self.uploader)
        if twin is None:
            return
        address = reverse("wagtaildocs:edit", args=[twin.pk])
        self.add_error(
            "file",
            format_html(
                _('Berkas yang sama sudah ada: <a href="{}">“{}”</a>. Pakai yang itu saja. {}'),
                address,
                twin.title,
                _("Bila memang perlu dua, centang “Unggah juga sebagai dokumen baru”, lalu pilih lagi berkasnya."),
            ),
        )
        self.fields["keep_twice"].widget = forms.CheckboxInput()


class VideoForm(FrozenForm, BaseMediaForm):  # type: ignore[misc]
    """wagtailmedia's form; the model itself checks the bytes, and a task makes of them what citizens get."""

    # Names a file that came in pieces, in place of one that comes with the form.
    resumed = forms.CharField(required=False, widget=forms.HiddenInput({"data-resumed": ""}))

    def __init__(self, *args: Any, user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, user=user, **kwargs)
        if "file" not in self.fields:
            del self.fields["resumed"]
        else:
            self._take_resumed(user)
            self.fields["file"].help_text = checking.help_text()
            self.fields["file"].widget.attrs |= {
                "data-resumable": reverse("resumable_uploads"),
                "data-limit": str(settings.VIDEO_MAX_UPLOAD_SIZE),
            }
            # Phones offer their films by the kind; what has no kind known to the browser, by its ending.
            self.fields["file"].widget.attrs["accept"] = ",".join(
                ["video/*", *(f".{end}" for end in checking.ACCEPTED)]
            )

    def _take_resumed(self, user: Any) -> None:
        """Put the file that came in pieces where a form's files are; one that the form brings itself comes first."""
        reference, name = self.data.get(self.add_prefix("resumed"), ""), self.add_prefix("file")
        if not reference or self.files.get(name):
            return
        file = uploads.take(user=user, upload_id=reference)
        if file is not None:
            self.files = MultiValueDict({**dict(self.files), name: [file]})
        else:
            gone = _("Unggahan tidak ditemukan: sudah dipakai, dibatalkan, atau lewat sehari. Pilih videonya lagi.")
            self.fields["file"].error_messages["required"] = gone
            self.data = self.data.copy()
            self.data[self.add_prefix("resumed")] = ""

    def clean_thumbnail(self) -> Any:
        """A poster is cleaned like any picture before it is stored."""
        poster = self.cleaned_data.get("thumbnail")
        is_raw = isinstance(poster, UploadedFile) and not isinstance(poster, CleanedUpload)
        return take(poster) if is_raw else poster

    def _post_clean(self) -> None:
        super()._post_clean()
        if "file" in self._errors and isinstance(self.files.get(self.add_prefix("file")), uploads.ResumedFile):
            # What the bytes are does not change by sending them again.
            self.data = self.data.copy()
            self.data[self.add_prefix("resumed")] = ""

    def save(self, commit: bool = True) -> Any:
        """Have a new file worked on; what was made of the one before goes with it."""
        if "file" not in self.changed_data:
            return super().save(commit=commit)
        old, self.instance.small = self.instance.small, ""
        left = [(old.storage, old.name)] if old else []
        poster = self.instance.thumbnail
        if poster and "thumbnail" not in self.changed_data and basename(poster.name).startswith(STILL):
            left.append((poster.storage, poster.name))
            self.instance.thumbnail = ""
        with transaction.atomic():
            video = super().save(commit=commit)
            asking.ask(video=video)
            file = self.cleaned_data.get("file")
            if isinstance(file, uploads.ResumedFile):
                uploads.used(file=file)
            for storage, name in left:
                transaction.on_commit(partial(storage.delete, name))
        return video
