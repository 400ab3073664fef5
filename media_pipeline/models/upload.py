"""Large files on their way: what has come of them, and whose they are."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ResumableUpload(models.Model):
    """One file that comes in pieces (tus 1.0). It is there until its form is saved, or nobody goes on for a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("pengunggah"), on_delete=models.CASCADE, related_name="+"
    )
    user.wagtail_reference_index_ignore = True
    name = models.CharField(_("nama berkas"), max_length=255)
    size = models.PositiveBigIntegerField(_("ukuran"), help_text=_("Dalam byte."))
    offset = models.PositiveBigIntegerField(_("yang sudah datang"), default=0, help_text=_("Dalam byte."))
    begun_at = models.DateTimeField(_("dimulai pada"), auto_now_add=True)
    heard_at = models.DateTimeField(_("kabar terakhir"), db_index=True)
    # Of an object store alone: its name for the upload, and the tag and size of each part.
    multipart = models.TextField(_("unggahan di penyimpanan"), blank=True, editable=False)
    parts = models.JSONField(_("bagian"), default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("unggahan")
        verbose_name_plural = _("unggahan")
        ordering: ClassVar[list[str]] = ["-begun_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0, offset__lte=models.F("size")), name="media_pipeline_upload_within_size"
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_complete(self) -> bool:
        return self.offset == self.size
