"""The entry: one findable thing in one language, written from what its source declares."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """The truth of every engine: an engine's own index is derived from these rows and can be made anew.

    Addresses are not stored: they are asked of the source when a hit is shown, together with its visibility.
    """

    # Narrow columns first: SQLite reads a row from its start, and the filters must not wade through the text.
    source_type = models.CharField(max_length=20)
    source_id = models.PositiveBigIntegerField()
    locale = models.CharField(max_length=20)
    agency_code = models.CharField(max_length=50, blank=True)
    kind = models.CharField(max_length=30)
    date = models.DateTimeField(null=True)
    expires_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)
    indexed_at = models.DateTimeField()
    kind_label = models.CharField(max_length=100)
    agency_name = models.CharField(max_length=255, blank=True)
    title = models.TextField()
    summary = models.TextField(blank=True)
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("entri pencarian")
        verbose_name_plural = _("entri pencarian")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["source_type", "source_id", "locale"], name="search_entry_once_a_locale"),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["locale", "kind"], name="search_entry_locale_kind"),
            models.Index(fields=["indexed_at"], name="search_entry_indexed_at"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.source_type} {self.source_id}, {self.locale})"
