"""The agenda: one event, several days, or a repeating one whose single dates can be cancelled or moved."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable

from cms.registries.searchable import Answers
from cms.seo import Seo
from opd.agenda.calendar import CALENDAR, VIEW_PARAMETER, CalendarListing
from opd.agenda.listing import OccurrenceListing, next_occurrences
from opd.agenda.recurrence import validate
from opd.event_form import EventPageForm
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage
from opd.structured_data import event as event_data


class EventIndexPage(IndexPage):
    item_model = "EventPage"
    is_creatable = False
    subpage_types = ["opd.EventPage", "opd.EventIndexPage"]
    per_page = 20

    class Meta:
        verbose_name = _("daftar agenda")
        verbose_name_plural = _("daftar agenda")

    def get_listing(self, request: HttpRequest) -> OccurrenceListing:
        kind = CalendarListing if request.GET.get(VIEW_PARAMETER) == CALENDAR else OccurrenceListing
        return kind(
            request,
            locale_id=self.locale_id,
            within="" if self.lists_all_agencies else self.path,
            per_page=self.per_page,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        if isinstance(listing, CalendarListing):
            context["calendar"] = listing
            context["seo"].noindex = context["seo"].noindex or listing.is_far
        return context


class EventPage(ItemPage):
    """`start` and `end` are the first occurrence's; `rule` is an RFC 5545 RRULE that ends by itself."""

    start = models.DateTimeField(_("mulai"), null=True, db_index=True)
    end = models.DateTimeField(_("selesai"), null=True)
    all_day = models.BooleanField(_("sepanjang hari"), default=False)
    place = models.CharField(_("tempat"), max_length=200)
    contact = models.CharField(
        _("narahubung"), max_length=200, blank=True, help_text=_("Nama dan nomor yang boleh ditampilkan.")
    )
    rule = models.CharField(_("aturan pengulangan"), max_length=255, blank=True)

    title_help = _("Sebut kegiatannya, bukan acaranya. Contoh: Pemeriksaan mata gratis bagi lansia.")
    search_kind = "agenda"
    search_answers = Answers.NEWS
    kind_label = _("Agenda")
    neighbour_field = "start"
    parent_page_types = ["opd.EventIndexPage"]
    base_form_class = EventPageForm

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agenda")

    def clean(self) -> None:
        super().clean()
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("Waktu selesai harus sesudah waktu mulai.")})
        if self.rule and self.start and self.end:
            problems = validate(self.start, self.end, self.rule)
            if problems:
                raise ValidationError({"rule": problems})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["occurrences"] = next_occurrences(self) if self.rule and self.live else []
        context["exceptions"] = list(self.exceptions.all())
        return context

    def get_seo(self, request: HttpRequest) -> Seo:
        seo = super().get_seo(request)
        if self.start and self.end:
            seo.structured.append(event_data(self, seo, self.agency_name(request)))
        return seo

    def search_text(self) -> list[str]:
        return [self.place, self.contact, *super().search_text()]


class EventException(Orderable):
    """One date of a repeating event that does not take place as ruled."""

    class Kind(models.TextChoices):
        CANCELLED = "cancelled", _("Dibatalkan")
        MOVED = "moved", _("Dipindah")

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="exceptions")
    date = models.DateField(_("tanggal menurut aturan"))
    kind = models.CharField(_("apa yang terjadi"), max_length=10, choices=Kind, default=Kind.CANCELLED)
    new_start = models.DateTimeField(_("mulai yang baru"), null=True, blank=True)
    new_end = models.DateTimeField(_("selesai yang baru"), null=True, blank=True)
    note = models.CharField(_("keterangan bagi warga"), max_length=200, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("date"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("new_start"), FieldPanel("new_end")]),
        FieldPanel("note"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("tanggal yang berubah")
        verbose_name_plural = _("tanggal yang berubah")
        constraints = [models.UniqueConstraint(fields=["page", "date"], name="opd_eventexception_once_a_date")]

    def __str__(self) -> str:
        return f"{self.date}: {self.get_kind_display()}"

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.MOVED and not (self.new_start and self.new_end):
            raise ValidationError({"new_start": _("Isi waktu mulai dan selesai yang baru.")})
        if self.new_start and self.new_end and self.new_end < self.new_start:
            raise ValidationError({"new_end": _("Waktu selesai harus sesudah waktu mulai.")})


EventPage.content_panels = EventPage.item_panels(
    MultiFieldPanel(
        [
            FieldRowPanel(
                [
                    FieldPanel("start", help_text=_("Hari dan jam mulai, waktu Jakarta.")),
                    FieldPanel("end", help_text=_("Perkiraan jam selesai; boleh di hari lain.")),
                ]
            ),
            FieldPanel("all_day", help_text=_("Centang bila jamnya tidak penting, misalnya pameran tiga hari.")),
            FieldPanel("place", help_text=_("Yang mudah ditemukan warga. Contoh: Balai Desa Contoh, sebelah pasar.")),
            FieldPanel(
                "contact", help_text=_("Nama dan nomor yang boleh ditampilkan. Contoh: Loket informasi, (0295) 000000.")
            ),
        ],
        heading=_("Waktu dan tempat"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("repeats"), FieldPanel("repeats_until")]),
            FieldPanel("rule"),
            InlinePanel("exceptions", label=_("tanggal yang dibatalkan atau dipindah")),
        ],
        heading=_("Berulang"),
        classname="collapsed",
    ),
)
