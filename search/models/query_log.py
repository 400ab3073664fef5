"""What was asked, without who asked: neither address nor cookie nor any other mark of a person or a browser."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

# As `search.query.MAX_LENGTH`, folded.
TEXT_LENGTH = 200
# Fewer askers could be told apart; a count of them is not kept.
FEWEST = 5


class QueryLog(models.Model):
    """One search. Deleted after 30 days; `asked_at` is cut to the minute.

    `agency_code` is the host's own agency, "" on the portal. `text` is what was asked in lower case, words parted by a
    space. `is_counted` says that its week is in `QueryCount` already.
    """

    asked_at = models.DateTimeField()
    locale = models.CharField(max_length=20)
    agency_code = models.CharField(max_length=50, blank=True)
    text = models.CharField(max_length=TEXT_LENGTH)
    total = models.PositiveIntegerField()
    all_words = models.BooleanField()
    fallback = models.BooleanField(default=False)
    is_counted = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("pencarian")
        verbose_name_plural = _("pencarian")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["asked_at", "agency_code"], name="search_log_asked_at"),
            models.Index(fields=["asked_at"], condition=models.Q(is_counted=False), name="search_log_to_be_counted"),
        ]

    def __str__(self) -> str:
        return self.text


class QueryClick(models.Model):
    """One result that was opened from a page of results. Deleted after 30 days, like the searches.

    `page_key` is the random name of one page of results, so that each of its links counts once; it stands nowhere else.
    `position` counts from 1 over all pages of results, 0 for a recommendation.
    """

    clicked_at = models.DateTimeField()
    page_key = models.CharField(max_length=22)
    locale = models.CharField(max_length=20)
    agency_code = models.CharField(max_length=50, blank=True)
    text = models.CharField(max_length=TEXT_LENGTH)
    source_type = models.CharField(max_length=20)
    source_id = models.PositiveBigIntegerField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("hasil yang dibuka")
        verbose_name_plural = _("hasil yang dibuka")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["page_key", "source_type", "source_id"], name="search_click_once_a_page_of_results"
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["clicked_at"], name="search_click_clicked_at"),
            models.Index(fields=["text", "clicked_at"], name="search_click_text"),
        ]

    def __str__(self) -> str:
        return f"{self.text}: {self.source_type} {self.source_id}"


class QueryCount(models.Model):
    """How often something was asked in one week (by its Monday, in Jakarta) on one host; kept."""

    week = models.DateField()
    locale = models.CharField(max_length=20)
    agency_code = models.CharField(max_length=50, blank=True)
    text = models.CharField(max_length=TEXT_LENGTH)
    asked = models.PositiveIntegerField()
    without_results = models.PositiveIntegerField()
    clicks = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("hitungan pencarian")
        verbose_name_plural = _("hitungan pencarian")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["week", "locale", "agency_code", "text"], name="search_count_once_a_week"),
            models.CheckConstraint(condition=models.Q(asked__gte=FEWEST), name="search_count_of_enough_searches"),
        ]

    def __str__(self) -> str:
        return f"{self.text}: {self.asked} ({self.week})"
