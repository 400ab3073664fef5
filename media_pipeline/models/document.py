"""Files that citizens download."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.search import index

from media_pipeline import document_upload, validation
from media_pipeline.document_upload import CleanedFile
from media_pipeline.models.kept import KeptFile, KeptQuerySet


class FileQuerySet(KeptQuerySet, DocumentQuerySet):
    """Wagtail's search on top of the house's guard."""


class Document(KeptFile, AbstractDocument):
    is_demo = models.BooleanField(_("data contoh"), default=False, editable=False)
    # Names of their own, because Wagtail's unused Document takes the default ones.
    tags = TaggableManager(help_text=None, blank=True, verbose_name=_("tagar"), related_name="files")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diunggah oleh"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="uploaded_documents",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True

    admin_form_fields = ("title", "file", "collection", "tags")
    public_fields = ("title", "file", "collection")
    search_fields: ClassVar[list[Any]] = [*AbstractDocument.search_fields, index.FilterField("is_demo")]

    objects = FileQuerySet.as_manager()

    class Meta(AbstractDocument.Meta):
        verbose_name = _("dokumen")
        verbose_name_plural = _("dokumen")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["file"], name="document_file")]
        permissions: ClassVar[list[tuple[str, Any]]] = [("choose_document", _("Dapat memilih dokumen"))]

    def clean(self) -> None:
        """Refuse an ending that is not allowed and a harmful content; put the cleaned file in the upload's place."""
        if not self.file:
            # An upload that waits for its form has its file added after the form is checked.
            return
        super().clean()
        if validation.is_new_upload(self.file) and not isinstance(self.file.file, CleanedFile):
            try:
                cleaned = document_upload.cleaned(self.file, validation.ending(self.file))
            except ValidationError as error:
                raise ValidationError({"file": error}) from error
            # What was uploaded goes no further than this line.
            item: Any = self
            item.file = cleaned
            self.upload_hash, self.upload_notes = cleaned.upload_hash, cleaned.notes
