"""Pictures and the files made from them. Own models from the first migration on, so that neither needs a swap."""

from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.templatetags.static import static
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, ImageQuerySet
from wagtail.search import index

from cms.pictures import Picture
from media_pipeline import ladders, stand_ins
from media_pipeline.models.kept import KeptFile, KeptQuerySet


class PictureQuerySet(KeptQuerySet, ImageQuerySet):
    def with_renditions(self, *names: str) -> Self:
        """Fetch the files of the named ladders (all by default) with one more query for all pictures together."""
        queryset: Self = self.prefetch_renditions(*ladders.specs_of(*names))
        return queryset


class Image(KeptFile, AbstractImage):
    """A picture as uploaded. Wagtail's `description` is the alternative text."""

    description = models.CharField(
        _("teks alternatif"),
        max_length=255,
        blank=True,
        default="",
        help_text=_(
            "Apa yang terlihat pada gambar, untuk warga yang tidak dapat melihatnya. "
            "Contoh: “Petugas mengukur tinggi badan balita di posyandu”."
        ),
    )
    caption = models.CharField(
        _("keterangan gambar"),
        max_length=255,
        blank=True,
        help_text=_("Tampil di bawah gambar: siapa, apa, di mana, kapan."),
    )
    credit = models.CharField(
        _("kredit"), max_length=255, blank=True, help_text=_("Pembuat atau pemilik gambar. Contoh: “Foto: Diskominfo”.")
    )
    is_decorative = models.BooleanField(
        _("hanya hiasan"),
        default=False,
        help_text=_("Centang bila warga tidak kehilangan apa pun tanpa gambar ini; teks alternatif boleh kosong."),
    )
    taken_on = models.DateField(_("tanggal pengambilan"), null=True, blank=True)
    consent_note = models.CharField(
        _("catatan izin"),
        max_length=255,
        blank=True,
        help_text=_(
            "Bila ada orang yang dapat dikenali: siapa yang memberi izin, kapan, dan bagaimana. "
            "Tidak tampil untuk warga."
        ),
    )
    # "#rrggbb", the average of the picture: what its room shows before it has arrived.
    color = models.CharField(_("warna"), max_length=7, blank=True, editable=False)
    # What the last making of files came to. A form below media_pipeline.ladders.FORM means that some are missing.
    files_form = models.PositiveSmallIntegerField(_("bentuk turunan"), default=0, editable=False)
    files_tries = models.PositiveSmallIntegerField(_("percobaan"), default=0, editable=False)
    files_tried_at = models.DateTimeField(_("dicoba pada"), null=True, blank=True, editable=False)
    is_demo = models.BooleanField(_("data contoh"), default=False, editable=False)
    # Names of their own, because Wagtail's unused Image takes the default ones.
    tags = TaggableManager(help_text=None, blank=True, verbose_name=_("tagar"), related_name="pictures")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("diunggah oleh"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="uploaded_images",
    )
    uploaded_by_user.wagtail_reference_index_ignore = True

    admin_form_fields = (
        "title",
        "file",
        "description",
        "is_decorative",
        "caption",
        "credit",
        "taken_on",
        "consent_note",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    public_fields = (
        "title",
        "file",
        "description",
        "caption",
        "credit",
        "is_decorative",
        "taken_on",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields: ClassVar[list[Any]] = [
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.SearchField("credit"),
        index.FilterField("is_demo"),
    ]

    objects = PictureQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("gambar")
        verbose_name_plural = _("gambar")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["file"], name="image_file")]
        permissions: ClassVar[list[tuple[str, Any]]] = [("choose_image", _("Dapat memilih gambar"))]

    @property
    def default_alt_text(self) -> str:
        """The title is no alternative: it is most often the name of the file. Decoration needs no words."""
        return "" if self.is_decorative else self.description

    @property
    def files_failed(self) -> bool:
        """Whether the making of its files was given up; a new upload starts anew."""
        return self.files_form < ladders.FORM and self.files_tries >= ladders.MAX_TRIES

    def picture(self, name: str) -> Picture:
        """Return the picture of a named ladder from the files that exist; see `media_pipeline.ladders`."""
        if self.withdrawn_at is not None:
            ladder = ladders.LADDERS[name]
            return Picture(self.width, self.height, ladder.sizes, note=_("Gambar ditarik"))
        return ladders.picture_of(self, name)

    def get_rendition(self, filter: Filter | str) -> "Rendition":
        """Return the file, or what stands in for it; Wagtail's own would make it while somebody waits."""
        wish = Filter(spec=filter) if isinstance(filter, str) else filter
        return self.get_renditions(wish)[wish.spec]

    def get_renditions(self, *filters: Filter | str) -> "dict[str, Rendition]":
        """Return files by spec, and what stands in for those that do not exist; none is made."""
        wishes = [Filter(spec=each) if isinstance(each, str) else each for each in filters]
        found = self.find_existing_renditions(*wishes)
        return {wish.spec: found.get(wish) or stand_ins.stand_in(self, wish) for wish in wishes}


class Rendition(AbstractRendition):
    """A file made from a picture, by a task."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions", verbose_name=_("gambar"))

    @property
    def url(self) -> str:
        """Without a file it is the sign that stands in for one; see `media_pipeline.stand_ins`."""
        if self.file:
            return str(self.file.url)
        return static(stand_ins.FAILED if self.image.files_failed else stand_ins.WAITING)

    class Meta:
        verbose_name = _("turunan gambar")
        verbose_name_plural = _("turunan gambar")
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["file"], name="rendition_file")]
        unique_together = (("image", "filter_spec", "focal_point_key"),)
