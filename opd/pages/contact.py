"""The one place where an OPD's address, telephone and hours stand; header, footer, block and JSON-LD read it."""

import re
from functools import cached_property

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.fields import ContentField
from cms.models import BasePage
from cms.registries.searchable import Answers, Readers, SearchDocument
from cms.seo import Seo
from opd.blocks import ChannelsBlock
from opd.directory import directory_for
from opd.hours_blocks import HoursBlock
from opd.opening import Opening, opening_of
from opd.ownership import agency_for_path
from opd.structured_data import organization

_PHONE = RegexValidator(r"^[0-9+()\-. /]{3,40}$", _("Tulis nomor telepon dengan angka, misalnya (0295) 000000."))
_WHATSAPP = RegexValidator(
    r"^(\+62|62|0)8[0-9 \-]{7,16}$", _("Tulis nomor WhatsApp yang dimulai 08 atau +628, misalnya 0800 0000 0000.")
)
# Wide enough for every corner of the regency, narrow enough to catch swapped or mistyped numbers.
_SOUTH, _NORTH, _WEST, _EAST = -7.5, -6.0, 110.5, 111.6
_FAR = _("Titik ini jauh di luar Kabupaten Pati. Periksa tanda minus, dan apakah lintang dan bujur tertukar.")


class ContactPage(BasePage):
    """What is unknown stays empty and is then shown nowhere."""

    address = models.TextField(_("alamat"), blank=True, max_length=300)
    phone = models.CharField(
        _("telepon"), max_length=40, blank=True, validators=[_PHONE], help_text=_("Contoh: (0295) 000000")
    )
    whatsapp = models.CharField(
        _("WhatsApp"),
        max_length=20,
        blank=True,
        validators=[_WHATSAPP],
        help_text=_("Nomor resmi yang dijawab petugas pada jam layanan. Contoh: 0800 0000 0000"),
    )
    email = models.EmailField(_("surel"), blank=True, help_text=_("Contoh: layanan@contoh.go.id"))
    hours = ContentField(
        HoursBlock(),
        verbose_name=_("jam layanan"),
        blank=True,
        help_text=_("Satu baris untuk hari-hari yang jamnya sama; hari yang tidak disebut berarti tutup."),
    )
    hours_note = models.CharField(
        _("catatan hari libur"),
        max_length=200,
        blank=True,
        help_text=_("Contoh: Hari libur nasional tutup; gawat darurat tetap buka."),
    )
    latitude = models.DecimalField(
        _("garis lintang"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(_SOUTH, _FAR), MaxValueValidator(_NORTH, _FAR)],
        help_text=_("Angka pertama dari peta, dengan tanda minus. Contoh bentuk: -6.750000"),
    )
    longitude = models.DecimalField(
        _("garis bujur"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(_WEST, _FAR), MaxValueValidator(_EAST, _FAR)],
        help_text=_("Angka kedua dari peta. Contoh bentuk: 111.030000"),
    )
    channels = ContentField(ChannelsBlock(), verbose_name=_("saluran lain"), blank=True)

    search_kind = "kontak"
    search_answers = Answers.FACTS
    search_readers = Readers.EVERYBODY
    is_fixture = True
    kind_label = _("Kontak")
    is_creatable = False
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("address", help_text=_("Seperti di amplop surat. Contoh: Jalan Contoh Nomor 1, Kecamatan Contoh.")),
        FieldRowPanel(
            [
                FieldPanel("phone", help_text=_("Nomor kantor yang dijawab pada jam layanan. Contoh: (0295) 000000.")),
                FieldPanel("whatsapp"),
                FieldPanel("email", help_text=_("Surel kantor, bukan surel pribadi.")),
            ]
        ),
        MultiFieldPanel([FieldPanel("hours"), FieldPanel("hours_note")], heading=_("Jam layanan")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])], heading=_("Titik di peta")),
        FieldPanel("channels", help_text=_("Saluran resmi lain, misalnya WhatsApp loket atau media sosial OPD.")),
    ]

    class Meta:
        verbose_name = _("kontak")
        verbose_name_plural = _("kontak")

    @property
    def is_empty(self) -> bool:
        known = [self.address, self.phone, self.whatsapp, self.email, self.hours, self.hours_note, self.channels]
        return not any([*known, self.has_point])

    @property
    def has_point(self) -> bool:
        return self.latitude is not None and self.longitude is not None

    @property
    def map_url(self) -> str:
        """A plain link to a map; nothing is loaded from there."""
        if not self.has_point:
            return ""
        point = f"{self.latitude}/{self.longitude}"
        return f"https://www.openstreetmap.org/?mlat={self.latitude}&mlon={self.longitude}#map=17/{point}"

    @property
    def geo_url(self) -> str:
        """Return a geo: address (RFC 5870), which a phone opens in the map that its owner likes."""
        return f"geo:{self.latitude},{self.longitude}" if self.has_point else ""

    @property
    def whatsapp_url(self) -> str:
        digits = re.sub(r"\D", "", self.whatsapp)
        return f"https://wa.me/{re.sub('^0', '62', digits)}" if digits else ""

    @cached_property
    def opening(self) -> Opening:
        """When the office is open, without closures that are over."""
        return opening_of(self.hours, self.hours_note).upcoming(timezone.localdate())

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise ValidationError({missing: _("Isi lintang dan bujur, atau kosongkan keduanya.")})

    def get_seo(self, request: HttpRequest) -> Seo:
        seo = super().get_seo(request)
        chrome_owner = request.host_answer.owner  # type: ignore[attr-defined]
        if not self.is_empty:
            home = seo.canonical.removesuffix(f"{self.slug}/")
            seo.structured.append(organization(directory_for(request).get(chrome_owner.pk), home, self))
        return seo

    def get_search_document(self) -> SearchDocument:
        agency = agency_for_path(self.path)
        entry = directory_for(None).get(agency.pk) if agency else None
        return SearchDocument(
            title=self.title,
            kind=self.search_kind,
            kind_label=str(self.kind_label),
            text="\n".join(part for part in (self.address, self.phone, self.whatsapp, self.email) if part),
            summary=self.address,
            date=self.last_published_at,
            agency_code=entry.code if entry else "",
            agency_name=entry.name if entry else "",
            is_demo=self.is_demo,
            locale=self.locale.language_code,
        )
