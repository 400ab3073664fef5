"""What citizens could read once and cannot now: taken off line with a reason, kept for ever, and brought back."""

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _


class ArchiveEntryQuerySet(models.QuerySet["ArchiveEntry"]):
    def open(self) -> "ArchiveEntryQuerySet":
        """Entries of what is in the archive now; the others tell of what was brought back."""
        return self.filter(restored_at=None)

    def of_model(self, model: Any) -> "ArchiveEntryQuerySet":
        """Entries of one kind of thing; all page types are kept as wagtailcore.Page."""
        return self.filter(content_type=ContentType.objects.get_for_model(model))

    def object_ids(self) -> "QuerySet[Any, Any]":
        """Return the ids of the things, for a subquery."""
        return self.order_by().values("object_id")


class ArchiveEntry(models.Model):
    """One stay in the archive of a page, picture, document or video. The thing itself stays where it was."""

    content_type = models.ForeignKey(ContentType, verbose_name=_("jenis"), on_delete=models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField(_("nomor"))
    item = GenericForeignKey("content_type", "object_id")
    # Pages once more as a key of their own, so that the database itself keeps them and lists reach their place.
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("halaman"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="archive_entries",
    )
    title = models.CharField(_("judul"), max_length=255)
    reason = models.TextField(_("alasan"), max_length=500)
    redirect_to = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("dialihkan ke"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Kosong: alamatnya menjawab bahwa halaman ini sudah tidak ada (410)."),
    )
    live_revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("versi yang terbit"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Yang dibaca warga ketika halaman ini diarsipkan."),
    )
    was_live = models.BooleanField(
        _("terbit ketika diarsipkan"), default=False, help_text=_("Hanya yang terbit dapat langsung terbit lagi.")
    )
    archived_at = models.DateTimeField(_("diarsipkan pada"), auto_now_add=True)
    archived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diarsipkan oleh"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    restored_at = models.DateTimeField(_("dikembalikan pada"), null=True, blank=True)
    restored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("dikembalikan oleh"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = ArchiveEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entri arsip")
        verbose_name_plural = _("arsip")
        ordering = ["-archived_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"],
                condition=Q(restored_at__isnull=True),
                name="cms_archive_once",
                violation_error_message=_("Sudah ada di Arsip."),
            )
        ]

    def __str__(self) -> str:
        return self.title


class PublicOnce(models.Model):
    """Abstract: a file that remembers whether citizens could ever reach it; from then on it is never deleted."""

    first_public_at = models.DateTimeField(_("pertama kali tampil"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True
