"""The one place where an OPD's address, telephone and hours stand; header, footer, block and JSON-LD read it."""

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms.fields import ContentField
from cms.models import BasePage
from cms.registries.searchable import SearchDocument
from opd.blocks import ChannelsBlock, HoursBlock
from opd.directory import directory_for
from opd.ownership import agency_for_path

_PHONE = RegexValidator(r"^[0-9+()\-. /]{3,40}$", _("Tulis nomor telepon dengan angka, misalnya (0295) 000000."))


class ContactPage(BasePage):
    """What is unknown stays empty and is then shown nowhere."""

    address = models.TextField(_("alamat"), blank=True, max_length=300)
    phone = models.CharField(_("telepon"), max_length=40, blank=True, validators=[_PHONE])
    email = models.EmailField(_("surel"), blank=True)
    hours = ContentField(HoursBlock(), verbose_name=_("jam layanan"), blank=True)
    latitude = models.DecimalField(
        _("garis lintang"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("Contoh bentuk: -6.750000"),
    )
    longitude = models.DecimalField(
        _("garis bujur"),
        max_digits=9,
        decimal_places=6,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("Contoh bentuk: 111.030000"),
    )
    channels = ContentField(ChannelsBlock(), verbose_name=_("saluran lain"), blank=True)

    search_kind = "kontak"
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
                FieldPanel("email", help_text=_("Surel kantor, bukan surel pribadi.")),
            ]
        ),
        FieldPanel("hours", help_text=_("Satu baris untuk hari-hari yang jamnya sama, juga jam istirahat.")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])], heading=_("Titik di peta")),
        FieldPanel("channels", help_text=_("Saluran resmi lain, misalnya WhatsApp loket atau media sosial OPD.")),
    ]

    class Meta:
        verbose_name = _("kontak")
        verbose_name_plural = _("kontak")

    @property
    def is_empty(self) -> bool:
        return not any([self.address, self.phone, self.email, self.hours, self.channels, self.has_point])

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

    def get_search_document(self) -> SearchDocument:
        agency = agency_for_path(self.path)
        entry = directory_for(None).get(agency.pk) if agency else None
        return SearchDocument(
            title=self.title,
            kind=self.search_kind,
            kind_label=str(self.kind_label),
            text="\n".join(part for part in (self.address, self.phone, self.email) if part),
            summary=self.address,
            date=self.last_published_at,
            agency_code=entry.code if entry else "",
            agency_name=entry.name if entry else "",
            is_demo=self.is_demo,
            locale=self.locale.language_code,
        )
