"""What Diskominfo recommends above the results of certain queries."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cms.dates import format_date, local_date


class BestBet(models.Model):
    """One recommendation: a page of this house, or an address elsewhere where another office serves the matter.

    `agency_code` empty means every site; else only searches within that agency. Days are Jakarta's, both included.
    """

    locale = models.CharField(gettext_lazy("Bahasa"), max_length=20)
    page = models.ForeignKey(
        Page, verbose_name=gettext_lazy("Halaman"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    url = models.URLField(
        gettext_lazy("Alamat di luar situs ini"),
        blank=True,
        max_length=500,
        help_text=gettext_lazy("Hanya untuk layanan kantor lain, misalnya kepolisian. Diawali https://."),
    )
    title = models.CharField(
        gettext_lazy("Judul"),
        max_length=120,
        blank=True,
        help_text=gettext_lazy("Kosongkan untuk memakai judul halamannya."),
    )
    text = models.CharField(
        gettext_lazy("Keterangan"),
        max_length=240,
        blank=True,
        help_text=gettext_lazy("Satu kalimat yang membantu warga memutuskan."),
    )
    agency_code = models.CharField(gettext_lazy("OPD"), max_length=50, blank=True)
    starts_on = models.DateField(gettext_lazy("Mulai tampil"), null=True, blank=True)
    ends_on = models.DateField(gettext_lazy("Terakhir tampil"), null=True, blank=True)
    position = models.PositiveSmallIntegerField(
        gettext_lazy("Urutan"), default=1, help_text=gettext_lazy("Yang terkecil berdiri paling atas.")
    )
    is_active = models.BooleanField(gettext_lazy("Dipakai"), default=True)
    changed_at = models.DateTimeField(gettext_lazy("Terakhir diubah"), auto_now=True)

    class Meta:
        verbose_name = gettext_lazy("halaman yang disarankan")
        verbose_name_plural = gettext_lazy("halaman yang disarankan")
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(page__isnull=False, url="") | (models.Q(page__isnull=True) & ~models.Q(url="")),
                name="search_best_bet_has_one_target",
            ),
            models.CheckConstraint(
                condition=models.Q(page__isnull=False) | ~models.Q(title=""),
                name="search_best_bet_outside_has_title",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True)
                | models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="search_best_bet_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title or (self.page.title if self.page else self.url)

    @property
    def state(self) -> str:
        """Return whether it shows today, and if not, why, in words."""
        today = local_date(timezone.now())
        if not self.is_active:
            return _("Tidak dipakai")
        if self.starts_on and today < self.starts_on:
            return _("Mulai %(day)s") % {"day": format_date(self.starts_on)}
        if self.ends_on and self.ends_on < today:
            return _("Berakhir %(day)s") % {"day": format_date(self.ends_on)}
        if self.page and not self.page.live:
            return _("Halamannya tidak terbit")
        return _("Tampil")

    @property
    def query_list(self) -> str:
        """Return the queries as a list shows them."""
        return ", ".join(one.text for one in self.queries.all())


class BestBetQuery(models.Model):
    """One query that a recommendation answers: as typed, by its words, and by the stems of what tells something."""

    best_bet = models.ForeignKey(BestBet, on_delete=models.CASCADE, related_name="queries")
    text = models.CharField(max_length=120)
    words = models.CharField(max_length=255)
    stems = models.CharField(max_length=255)

    class Meta:
        verbose_name = gettext_lazy("pertanyaan yang dijawab")
        verbose_name_plural = gettext_lazy("pertanyaan yang dijawab")
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["best_bet", "words"], name="search_best_bet_query_once"),
            models.CheckConstraint(condition=~models.Q(words=""), name="search_best_bet_query_has_words"),
        ]

    def __str__(self) -> str:
        return self.text
