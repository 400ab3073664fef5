"""What pictures, documents and videos have in common: what citizens read of them changes by moderation alone."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.models import PublicOnce
from media_pipeline import guard


class KeptQuerySet(models.QuerySet[Any]):
    """Bulk changes ask the same question as `save`, which they bypass."""

    def update(self, **values: Any) -> int:
        guard.require_update_allowed(self, values)
        return super().update(**values)

    update.alters_data = True  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        guard.require_all_removable(self)
        return super().delete()

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]


class KeptFile(PublicOnce):
    """Abstract. `public_fields` reach citizens; tags, for instance, never do."""

    class Scan(models.TextChoices):
        """What the virus scanner said. Where none is configured every file stays UNSCANNED and passes."""

        UNSCANNED = "unscanned", _("belum diperiksa")
        CLEAN = "clean", _("bersih")
        INFECTED = "infected", _("berbahaya")

    public_fields: ClassVar[tuple[str, ...]]

    # Of the bytes as they came, before cleaning: the same file offered again is known by it.
    upload_hash = models.CharField(_("SHA-256 unggahan"), max_length=64, blank=True, editable=False, db_index=True)
    # What cleaning changed and the uploader should know; one sentence a line.
    upload_notes = models.TextField(_("catatan unggahan"), blank=True, editable=False)
    scan = models.CharField(
        _("pemeriksaan virus"), max_length=10, choices=Scan.choices, default=Scan.UNSCANNED, editable=False
    )
    scanned_at = models.DateTimeField(_("diperiksa pada"), null=True, blank=True, editable=False)
    # The name of what was found, or why nothing could be said; tries since the file came, and the last of them.
    scan_note = models.CharField(_("catatan pemeriksaan"), max_length=200, blank=True, editable=False)
    scan_tries = models.PositiveSmallIntegerField(_("percobaan pemeriksaan"), default=0, editable=False)
    scan_tried_at = models.DateTimeField(_("pemeriksaan dicoba pada"), null=True, blank=True, editable=False)
    # Hidden from citizens everywhere and at once, whatever pages use it; see media_pipeline.withdrawal.
    withdrawn_at = models.DateTimeField(_("ditarik pada"), null=True, blank=True, editable=False)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ditarik oleh"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withdrawn_by.wagtail_reference_index_ignore = True
    withdrawn_reason = models.TextField(_("alasan ditarik"), blank=True, editable=False)

    class Meta:
        abstract = True

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse before Django opens a transaction, which a refusal from its signal would break."""
        guard.require_removable(self)
        return super().delete(*args, **kwargs)
