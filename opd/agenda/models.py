"""Every date on which a published event takes place: what lists, archives, feeds and searches ask."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from opd.agenda.recurrence import Status


class EventOccurrence(models.Model):
    """One date of the live version of an event; written by `opd.agenda.services` alone.

    An all-day date runs from 00.00.00 of its first to 23.59.59 of its last day.
    """

    page = models.ForeignKey(
        "opd.EventPage", verbose_name=_("agenda"), on_delete=models.CASCADE, related_name="occurrences"
    )
    start = models.DateTimeField(_("mulai"))
    end = models.DateTimeField(_("selesai"))
    original_start = models.DateTimeField(_("mulai menurut aturan"))
    status = models.CharField(
        _("keadaan"),
        max_length=10,
        choices=[(Status.PLANNED, _("Terjadwal")), (Status.CANCELLED, _("Dibatalkan")), (Status.MOVED, _("Dipindah"))],
        default=Status.PLANNED,
    )
    note = models.CharField(_("keterangan"), max_length=200, blank=True)
    all_day = models.BooleanField(_("sepanjang hari"), default=False)

    class Meta:
        verbose_name = _("tanggal agenda")
        verbose_name_plural = _("tanggal agenda")
        ordering = ("start", "pk")
        constraints = [
            models.UniqueConstraint(fields=["page", "original_start"], name="opd_occurrence_once_a_date"),
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")), name="opd_occurrence_ends_after_start"
            ),
            models.CheckConstraint(condition=models.Q(status__in=[*Status]), name="opd_occurrence_status"),
        ]
        indexes = [
            models.Index(fields=["start"], name="opd_occurrence_start"),
            models.Index(fields=["end"], name="opd_occurrence_end"),
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M} ({self.status})"
