"""Words that mean the same: what citizens say, and what the pages say. Kept by Diskominfo."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.dates import format_date

TERM_LENGTH = 120


class Direction(models.TextChoices):
    BOTH = "dua_arah", _("Dua arah: istilah baku dan padanannya saling menemukan")
    TO_MAIN = "searah", _("Searah: padanan menemukan istilah baku, tidak sebaliknya")


class Synonym(models.Model):
    """One standard term; its terms, the standard one among them, are rows of their own."""

    locale = models.CharField(_("Bahasa"), max_length=20)
    term = models.CharField(
        _("Istilah baku"),
        max_length=TERM_LENGTH,
        help_text=_("Kata yang dipakai di halaman, misalnya “KTP-el” atau “PBG”."),
    )
    direction = models.CharField(_("Arah"), max_length=10, choices=Direction.choices, default=Direction.BOTH)
    note = models.CharField(
        _("Catatan"), max_length=255, blank=True, help_text=_("Untuk Diskominfo sendiri; warga tidak melihatnya.")
    )
    is_active = models.BooleanField(_("Dipakai"), default=True)
    changed_at = models.DateTimeField(_("Terakhir diubah"), auto_now=True)

    class Meta:
        verbose_name = _("sinonim")
        verbose_name_plural = _("sinonim")
        ordering: ClassVar[list[str]] = ["term"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(direction__in=Direction.values), name="search_synonym_direction_known"
            ),
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def changed_day(self) -> str:
        return format_date(self.changed_at)

    @property
    def variants(self) -> str:
        """All terms but the standard one, as a list shows them; reads `terms` once, prefetched or not."""
        return ", ".join(one.text for one in self.terms.all() if not one.is_main)


class SynonymTerm(models.Model):
    """One term as typed, and as the search compares it: its words in standard spelling, parted by a space.

    In a language a term stands once, so that no chain from group to group can arise.
    """

    synonym = models.ForeignKey(Synonym, on_delete=models.CASCADE, related_name="terms")
    locale = models.CharField(max_length=20)
    text = models.CharField(max_length=TERM_LENGTH)
    words = models.CharField(max_length=255)
    is_main = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("istilah")
        verbose_name_plural = _("istilah")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["locale", "words"], name="search_synonym_term_once_a_locale"),
            models.UniqueConstraint(
                fields=["synonym"], condition=models.Q(is_main=True), name="search_synonym_one_main_term"
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="search_synonym_term_has_words"),
        ]

    def __str__(self) -> str:
        return self.text


class ShippedSynonym(models.Model):
    """A line of `search/data` that was loaded once: what was edited or deleted since never comes back by a restart."""

    locale = models.CharField(max_length=20)
    words = models.CharField(max_length=255)

    class Meta:
        verbose_name = _("sinonim bawaan")
        verbose_name_plural = _("sinonim bawaan")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["locale", "words"], name="search_shipped_synonym_once"),
        ]

    def __str__(self) -> str:
        return f"{self.words} ({self.locale})"
