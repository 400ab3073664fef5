"""Albums of photos and videos; each photo has an address of its own below its album's."""

from dataclasses import replace
from typing import Any

from django.db import models
from django.http import Http404, HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from cms.fields import ContentField
from cms.registries.chrome import Link
from cms.registries.searchable import Answers
from cms.seo import Seo
from cms.visibility import is_visible
from media_pipeline.renditions import attach_renditions, collect_images
from opd.blocks import AlbumBlock
from opd.cards import Card
from opd.gallery.form import GalleryPageForm
from opd.gallery.listing import AlbumListing
from opd.gallery.panel import AlbumDeskPanel
from opd.gallery.photos import Photo, count_photos, entries_of, photo_ids, photos_of, place_of
from opd.pages.index import IndexPage
from opd.pages.item import ItemPage
from opd.structured_data import image_gallery, image_object, share_image


class GalleryIndexPage(IndexPage):
    item_model = "GalleryPage"
    is_creatable = False
    subpage_types = ["opd.GalleryPage", "opd.GalleryIndexPage"]

    class Meta:
        verbose_name = _("daftar galeri")
        verbose_name_plural = _("daftar galeri")

    def get_listing(self, request: HttpRequest) -> AlbumListing:
        return AlbumListing(request, self.get_items(request), per_page=self.per_page)


class GalleryPage(ItemPage):
    """`event` and `news` are named in whichever language they were chosen; see `opd.surroundings`."""

    photos = ContentField(AlbumBlock(), verbose_name=_("foto dan video"))
    # Of `photos`, written with them, so that no list reads the stream.
    photo_count = models.PositiveSmallIntegerField(_("jumlah foto"), default=0, editable=False)
    event = models.ForeignKey(
        "opd.EventPage",
        verbose_name=_("agenda"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Kegiatan yang tampak pada foto. Halaman agendanya lalu menampilkan album ini."),
    )
    news = models.ForeignKey(
        "opd.NewsPage",
        verbose_name=_("berita"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Berita tentang kegiatan itu. Halaman beritanya lalu menampilkan album ini."),
    )

    base_form_class = GalleryPageForm
    override_translatable_fields = [SynchronizedField(name, overridable=False) for name in ("event", "news")]
    title_help = _("Sebut kegiatan dan tempatnya. Contoh: Sehari di posyandu contoh.")
    search_kind = "galeri"
    search_answers = Answers.IMPRESSIONS
    kind_label = _("Galeri")
    picture_streams = ["body", "photos"]
    parent_page_types = ["opd.GalleryIndexPage"]

    class Meta:
        verbose_name = _("album galeri")
        verbose_name_plural = _("album galeri")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        self.photo_count = count_photos(self)
        return super().save(*args, **kwargs)

    def card(self, request: HttpRequest) -> Card:
        count = self.photo_count
        facts = (ngettext("%(count)d foto", "%(count)d foto", count) % {"count": count},) if count else ()
        return replace(super().card(request), facts=facts)

    def occasion_title(self, request: HttpRequest) -> str:
        """Return what the album shows, event before news; "" for what the public does not read. Asks nothing."""
        for page in (self.event, self.news):
            if page is not None and page.alias_of_id is None and is_visible(page, request):
                return str(page.title)
        return ""

    def get_template(self, request: HttpRequest, *args: Any, photo: int | None = None, **kwargs: Any) -> str:
        if photo is not None:
            return "opd/photo_page.html"
        return str(super().get_template(request, *args, **kwargs))

    def get_context(self, request: HttpRequest, *args: Any, photo: int | None = None, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        if photo is None:
            context["entries"] = SimpleLazyObject(lambda: entries_of(self.with_pictures(), request))
        else:
            context.update(self._photo_context(request, context, photo))
        return context

    def _photo_context(self, request: HttpRequest, context: dict[str, Any], pk: int) -> dict[str, Any]:
        """Return what the page of one photo shows instead of the album; raises Http404 for what the album shows not."""
        if not self._has_pictures:
            collect_images(self.photos)
        place = place_of(photos_of(self, request), pk)
        if place is None:
            raise Http404
        photo = place.photo
        attach_renditions([photo.image])
        chrome = context["chrome"]
        chrome.breadcrumbs = [
            *(replace(link, is_current=False) for link in chrome.breadcrumbs),
            Link(_now("Foto %(number)d") % {"number": photo.number}, photo.url, is_current=True),
        ]
        if chrome.alternates:
            elsewhere = {
                page.locale.language_code
                for page in type(self).objects.filter(translation_key=self.translation_key).select_related("locale")
                if pk in photo_ids(page)
            }
            chrome.alternates = [
                replace(one, url=photo.below(one.url)) if one.language_code in elsewhere else one
                for one in chrome.alternates
            ]
        seo = self._photo_seo(request, context["seo"], photo)
        seo.structured = [image_object(photo, seo, self, context["agency_name"], request)]
        return {
            "seo": seo,
            "photo": photo,
            "previous": place.previous,
            "next": place.next,
            "total": place.total,
            "album_url": self.get_url(request),
        }

    def _photo_seo(self, request: HttpRequest, of_album: Seo, photo: Photo) -> Seo:
        address, words = share_image(photo.image, request)
        names = {"number": photo.number, "title": self.title}
        return replace(
            of_album,
            title=_now("Foto %(number)d: %(title)s") % names,
            description=photo.caption or photo.alt or of_album.description,
            canonical=photo.below(of_album.canonical),
            image_url=address,
            image_alt=photo.alt or words,
        )

    def get_seo(self, request: HttpRequest) -> Seo:
        seo = super().get_seo(request)
        seo.structured.append(image_gallery(self, seo, self.agency_name(request)))
        return seo


GalleryPage.content_panels = GalleryPage.item_panels(
    AlbumDeskPanel(),
    FieldPanel(
        "photos",
        help_text=_(
            "Lima sampai dua puluh foto terpilih, yang terbaik lebih dulu. Setiap foto perlu teks alternatif dan izin "
            "orang yang tampak jelas."
        ),
    ),
    MultiFieldPanel([FieldPanel("event"), FieldPanel("news")], heading=_("Foto dari kegiatan apa?")),
)
