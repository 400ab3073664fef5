"""What every item of an OPD's site shares: who published it, when, about what and where."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.cache import cache
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.images import get_image_model_string

from cms.blocks.text import plain_text
from cms.fields import ContentField
from cms.models import BasePage
from cms.reading import reading_minutes
from cms.registries.searchable import Readers, SearchDocument
from cms.seo import Seo
from media_pipeline.renditions import attach_renditions, collect_images
from opd.blocks import BodyBlock
from opd.cards import Card, card_of
from opd.directory import directory_for
from opd.ownership import agency_for_path
from opd.structured_data import share_image
from opd.surroundings import Surroundings, surroundings_of

# Longer than the fragments' minute, so that it is still known whenever they are.
_SHARED_PICTURE_SECONDS = 120


def this_second() -> datetime:
    """Return now as the edit form can show it: with a rest, every saved form would count as a change."""
    return timezone.now().replace(microsecond=0)


class ItemPage(BasePage):
    """Abstract. `kind_label` is what cards and search results call this type."""

    agency = models.ForeignKey(
        "opd.Agency", verbose_name=_("diterbitkan oleh"), on_delete=models.PROTECT, related_name="+", editable=False
    )
    date = models.DateTimeField(
        _("tanggal"),
        default=this_second,
        db_index=True,
        help_text=_("Tanggal yang dibaca warga. Untuk terbit otomatis di kemudian hari, pakai jadwal terbit."),
    )
    summary = models.TextField(
        _("ringkasan"),
        blank=True,
        max_length=400,
        help_text=_("Satu atau dua kalimat untuk daftar dan hasil pencarian."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("gambar"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Gambar utama. Isi teks alternatifnya, agar warga tunanetra tahu apa yang tampak."),
    )
    body = ContentField(BodyBlock(), verbose_name=_("isi"), blank=True)
    topics = ParentalManyToManyField("opd.Topic", verbose_name=_("topik"), blank=True, related_name="+")
    district = models.ForeignKey(
        "opd.District",
        verbose_name=_("kecamatan"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Isi bila hanya menyangkut satu kecamatan."),
    )
    byline = models.CharField(_("penulis"), max_length=120, blank=True)

    kind_label: ClassVar[Any] = _("Halaman")
    search_readers = Readers.EVERYBODY
    # What the neighbours in the section are found by; "" for pages that stand in no row.
    neighbour_field: ClassVar[str] = "date"
    picture_streams: ClassVar[list[str]] = ["body"]
    _has_pictures = False
    # Read when it is first asked for, while a request is answered.
    _around: Surroundings | None = None
    subpage_types: ClassVar[list[str]] = []

    title_help: ClassVar[Any] = _("Judul yang dibaca warga: sekitar 40 sampai 80 huruf, tanpa singkatan.")
    summary_panels: ClassVar[list[Any]] = [
        FieldPanel(
            "summary",
            help_text=_(
                "Satu atau dua kalimat untuk daftar dan hasil pencarian, paling banyak 400 huruf. "
                "Contoh: Posyandu contoh kini buka sampai sore, jadi orang tua yang bekerja dapat datang."
            ),
        ),
        FieldPanel(
            "image",
            help_text=_(
                "Gambar utama, melebar. Tulis teks alternatif pada gambarnya: apa yang tampak, untuk warga yang tidak "
                "melihatnya. Contoh: Kader menimbang bayi di posyandu."
            ),
        ),
    ]
    classification_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel(
                    "topics",
                    widget=forms.CheckboxSelectMultiple,
                    help_text=_(
                        "Satu sampai tiga yang paling cocok: dengan topik warga menemukan halaman lain yang serupa."
                    ),
                ),
                FieldPanel("district"),
                FieldPanel("date", widget=AdminDateTimeInput(format="%Y-%m-%d %H:%M:%S")),
                FieldPanel("byline", help_text=_("Boleh kosong. Contoh: Bidang Kesehatan Masyarakat.")),
            ],
            heading=_("Topik, tempat, dan tanggal"),
        )
    ]

    class Meta:
        abstract = True

    @classmethod
    def item_panels(cls, *own: Any) -> list[Any]:
        """Return the content panels of a type: title, its own fields, then what all items share."""
        title = TitleFieldPanel("title", heading=_("Judul"), placeholder=_("Judul*"), help_text=cls.title_help)
        body = FieldPanel(
            "body",
            help_text=_(
                "Tekan tanda tambah untuk menyusun isi: teks, gambar, langkah, tabel, berkas. Yang terpenting dahulu."
            ),
        )
        return [title, *own, *cls.summary_panels, body, *cls.classification_panels]

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self._belong_to_place()
        return super().save(*args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        # The preview of a page that was never saved already stands where its form was opened.
        self._belong_to_place()
        return super().serve_preview(request, mode_name)

    def _belong_to_place(self) -> None:
        if self.agency_id is None:
            self.agency = agency_for_path(self.path)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        topics = SimpleLazyObject(lambda: list(self.topics.all()))
        self._around = SimpleLazyObject(lambda: surroundings_of(self, topics, request))  # type: ignore[assignment]
        context = super().get_context(request, *args, **kwargs)
        context["content"] = SimpleLazyObject(self.with_pictures)
        context["topics"] = topics
        context["surroundings"] = self._around
        context["albums"] = SimpleLazyObject(lambda: self._album_cards(request))
        context["agency_entry"] = directory_for(request).get(self.agency_id)
        context["agency_name"] = self.agency_name(request)
        return context

    def with_pictures(self) -> "ItemPage":
        """Read all pictures of the page and the covers of its albums with two queries.

        Templates reach them as `content`, inside their fragment.
        """
        if not self._has_pictures:
            streams = [getattr(self, name) for name in self.picture_streams]
            albums = self._around.albums if self._around is not None else []
            images = collect_images(*streams, beside=[album.image_id for album in albums if album.image_id])
            attach_renditions([*images, *([self.image] if self.image else [])])
            covers = {image.pk: image for image in images}
            for album in albums:
                album.image = covers.get(album.image_id)
            self._has_pictures = True
        return self

    def _album_cards(self, request: HttpRequest) -> list[Card]:
        self.with_pictures()
        return [album.card(request) for album in self._around.albums] if self._around is not None else []

    @property
    def reading_minutes(self) -> int:
        """How long the whole text takes, in minutes; 0 when there is hardly any."""
        return reading_minutes(" ".join([self.title, self.summary, *self.search_text()]))

    def agency_name(self, request: HttpRequest | None = None) -> str:
        """Return the publishing agency's name as it was on the item's date."""
        entry = directory_for(request).get(self.agency_id)
        name = entry.name_on(self.date)
        return name.name if name else entry.name

    def card(self, request: HttpRequest) -> Card:
        """Return what lists show of this item."""
        return card_of(self, request)

    def get_seo(self, request: HttpRequest) -> Seo:
        seo = super().get_seo(request)
        seo.description = self.search_description or self.summary
        seo.published = self.date
        seo.og_type = "article"
        if self.image:
            seo.image_url, seo.image_alt = self.shared_picture(request)
        if self.is_demo:
            seo.title = f"{_('Data contoh')}: {seo.title}"
        return seo

    def shared_picture(self, request: HttpRequest) -> tuple[str, str]:
        """Return address and words of the picture for shared links, kept as long as the page's fragments hold.

        Where it is not known, the fragment is not either: then all pictures of the page are read at once.
        """
        version = getattr(getattr(request, "host_answer", None), "content_version", None)
        if version is None or getattr(request, "is_preview", False) or not self.live:
            return share_image(self.image, request)
        key = f"share-picture-{self.pk}-{version}"
        known: tuple[str, str] | None = cache.get(key)
        if known is None:
            known = share_image(self.with_pictures().image, request)
            if known[0]:
                cache.set(key, known, _SHARED_PICTURE_SECONDS)
        return known

    def search_text(self) -> list[str]:
        """Return the parts of the text that search should find beside title and summary."""
        return [plain_text(self.body)]

    def get_search_document(self) -> SearchDocument:
        entry = directory_for(None).get(self.agency_id)
        return SearchDocument(
            title=self.title,
            kind=str(self.search_kind),
            kind_label=str(self.kind_label),
            text="\n".join(part for part in self.search_text() if part),
            summary=self.summary,
            date=self.date,
            agency_code=entry.code,
            agency_name=self.agency_name(),
            is_demo=self.is_demo,
            locale=self.locale.language_code,
        )
