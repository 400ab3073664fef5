"""One wording of an alert: a correction is another row, so that what the public read is never changed."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from opd.alerts.levels import Level
from opd.alerts.states import PUBLIC, State

LONGEST_TEXT = 400
_STOPPED = (State.STOPPED, State.REPLACED)


class AlertQuerySet(models.QuerySet["Alert"]):
    def showing(self, now: datetime | None = None) -> "AlertQuerySet":
        """What every page shows at this moment."""
        now = now or timezone.now()
        return self.filter(state__in=PUBLIC, starts_at__lte=now, ends_at__gt=now)

    def standing(self, now: datetime | None = None) -> "AlertQuerySet":
        """What is issued and not over: shown now, or from its start on."""
        return self.filter(state__in=PUBLIC, ends_at__gt=now or timezone.now())

    def ever_public(self, now: datetime | None = None) -> "AlertQuerySet":
        """What citizens read at some time, in whatever state it is now; annotates `shown_until`."""
        now = now or timezone.now()
        ended = Coalesce("stopped_at", "ends_at")
        return self.annotate(shown_until=ended).filter(
            issued_at__isnull=False, starts_at__lte=now, starts_at__lt=F("shown_until")
        )

    def undecided(self) -> "AlertQuerySet":
        """What waits for another person: before it is issued, or after one person issued it alone."""
        return self.filter(state__in=(State.WAITING, State.URGENT))


def _person(verbose: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=verbose,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class Alert(models.Model):
    """`starts_at` None means "as soon as it is issued"; issuing fills it."""

    agency = models.ForeignKey(
        "opd.Agency", verbose_name=_("diterbitkan oleh"), on_delete=models.PROTECT, related_name="alerts"
    )
    level = models.CharField(_("tingkat"), max_length=12, choices=Level)
    title = models.CharField(
        _("judul"), max_length=100, help_text=_("Apa yang terjadi, dalam satu baris. Contoh: Banjir rob di pesisir.")
    )
    text = models.TextField(
        _("apa yang harus dilakukan"),
        max_length=LONGEST_TEXT,
        help_text=_("Satu sampai tiga kalimat: apa yang dilakukan warga sekarang, dan nomor yang dihubungi."),
    )
    area = models.CharField(
        _("wilayah"), max_length=160, help_text=_("Untuk siapa ini berlaku. Contoh: Kecamatan Juwana dan Batangan.")
    )
    # Not "page": the log would take that for the place it belongs to.
    link = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("halaman lanjutan"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Boleh kosong. Halaman kita sendiri yang sudah terbit dan memuat keterangan lengkap."),
    )
    starts_at = models.DateTimeField(
        _("mulai"), null=True, blank=True, help_text=_("Kosong: segera setelah terbit. Jam dalam WIB.")
    )
    ends_at = models.DateTimeField(
        _("berlaku sampai"),
        help_text=_("Turun sendiri pada saat ini, paling lama 7 hari setelah mulai. Jam dalam WIB."),
    )
    state = models.CharField(_("keadaan"), max_length=12, choices=State, default=State.DRAFT, editable=False)
    # Raised at each saving, so that nobody approves another text than the one that was read.
    edition = models.PositiveIntegerField(_("suntingan"), default=1, editable=False)
    replaces = models.ForeignKey(
        "self",
        verbose_name=_("koreksi atas"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="corrections",
    )
    author = _person(_("ditulis oleh"))
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name=_("ikut menulis"), related_name="+", editable=False
    )
    written_at = models.DateTimeField(_("ditulis pada"), auto_now_add=True)
    return_reason = models.TextField(_("alasan dikembalikan"), blank=True, editable=False)
    issued_by = _person(_("diterbitkan oleh orang"))
    issued_at = models.DateTimeField(_("diterbitkan pada"), null=True, blank=True, editable=False)
    urgent_reason = models.TextField(_("alasan mendesak"), blank=True, editable=False)
    confirmed_by = _person(_("dikonfirmasi oleh"))
    confirmed_at = models.DateTimeField(_("dikonfirmasi pada"), null=True, blank=True, editable=False)
    stopped_at = models.DateTimeField(_("diakhiri pada"), null=True, blank=True, editable=False)
    # Whether the log tells already that the clock began or ended it.
    begin_logged = models.BooleanField(default=False, editable=False)
    end_logged = models.BooleanField(default=False, editable=False)
    is_demo = models.BooleanField(_("data contoh"), default=False, editable=False)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("informasi serta-merta")
        verbose_name_plural = _("informasi serta-merta")
        ordering = ["-written_at", "-pk"]
        indexes = [models.Index(fields=["state", "ends_at"], name="alerts_state_end")]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="alerts_level_known"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="alerts_state_known"),
            models.CheckConstraint(
                condition=Q(starts_at__isnull=True) | Q(ends_at__gt=F("starts_at")), name="alerts_ends_after_start"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[*PUBLIC, *_STOPPED]) | Q(issued_at__isnull=False, starts_at__isnull=False),
                name="alerts_public_was_issued",
            ),
            # Accounts may go, and with them the names; while both are known they are two.
            models.CheckConstraint(
                condition=~Q(state=State.ISSUED)
                | Q(urgent_reason="") & (Q(issued_by=None) | Q(author=None) | ~Q(issued_by=F("author")))
                | ~Q(urgent_reason="")
                & Q(confirmed_at__isnull=False)
                & (Q(confirmed_by=None) | Q(issued_by=None) | ~Q(confirmed_by=F("issued_by")))
                & (Q(confirmed_by=None) | Q(author=None) | ~Q(confirmed_by=F("author"))),
                name="alerts_two_people",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.URGENT) | ~Q(urgent_reason="") & Q(confirmed_at__isnull=True),
                name="alerts_urgent_says_why",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_STOPPED, stopped_at__isnull=False)
                | ~Q(state__in=_STOPPED) & Q(stopped_at__isnull=True),
                name="alerts_stopped_has_time",
            ),
            models.UniqueConstraint(
                fields=["replaces"], condition=~Q(state=State.DISCARDED), name="alerts_one_correction"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_public(self) -> bool:
        """Whether it is issued and not over: shown now, or from its start on."""
        return self.state in PUBLIC and self.ends_at > timezone.now()

    @property
    def is_showing(self) -> bool:
        return self.is_public and self.starts_at is not None and self.starts_at <= timezone.now()

    @property
    def is_over(self) -> bool:
        """Whether the clock ended it; people's ending is a state."""
        return self.state in PUBLIC and self.ends_at <= timezone.now()

    @property
    def status(self) -> str:
        """What the admin calls its state; the clock has its say."""
        if self.is_over:
            return str(_("Sudah berakhir"))
        if self.is_public and not self.is_showing:
            return str(_("Terbit, belum mulai"))
        return str(State(self.state).label)
