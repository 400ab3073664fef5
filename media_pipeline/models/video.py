"""Uploaded videos with a poster, captions and a transcript."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index
from wagtailmedia.models import AbstractMedia, MediaQuerySet, MediaType

from media_pipeline import validation
from media_pipeline.models.kept import KeptFile, KeptQuerySet
from media_pipeline.pictures.intake import CleanedUpload
from media_pipeline.videos import checking
from media_pipeline.videos.names import plain_name
from media_pipeline.videos.probe import describe


class VideoQuerySet(KeptQuerySet, MediaQuerySet):
    """wagtailmedia's search on top of the house's guard."""


class Video(KeptFile, AbstractMedia):
    """wagtailmedia's medium, narrowed to videos; its `thumbnail` is the poster.

    `file` is what was uploaded until the video is ready, and from then on the larger of the two that were made of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("menunggu diolah")
        WORKING = "working", _("sedang diolah")
        READY = "ready", _("siap")
        FAILED = "failed", _("gagal diolah")

    type = models.CharField(
        _("jenis"), max_length=255, choices=MediaType.choices, default=MediaType.VIDEO, editable=False
    )
    file = models.FileField(_("berkas video"), upload_to="media")
    duration = models.FloatField(
        _("durasi"), blank=True, default=0, validators=[validation.not_negative], help_text=_("Dalam detik.")
    )
    width = models.PositiveIntegerField(_("lebar"), null=True, blank=True, help_text=_("Dalam piksel."))
    height = models.PositiveIntegerField(_("tinggi"), null=True, blank=True, help_text=_("Dalam piksel."))
    thumbnail = models.FileField(
        _("poster"),
        upload_to="media_thumbnails",
        blank=True,
        help_text=_("Gambar yang tampil sebelum video diputar. Bila dikosongkan, diambil dari videonya sendiri."),
    )
    captions = models.FileField(
        _("teks video (WebVTT)"),
        upload_to="media_captions",
        blank=True,
        help_text=_("Berkas .vtt berisi ucapan dan bunyi penting, untuk warga yang tidak dapat mendengar."),
    )
    transcript = models.TextField(
        _("transkrip"), blank=True, help_text=_("Isi video sebagai teks; tampil di bawah video dan ikut dicari.")
    )
    small = models.FileField(_("berkas kecil"), upload_to="media", blank=True, editable=False)
    file_size = models.PositiveBigIntegerField(_("ukuran berkas"), null=True, editable=False)
    state = models.CharField(
        _("keadaan"), max_length=8, choices=State.choices, default=State.WAITING, editable=False, db_index=True
    )
    progress = models.PositiveSmallIntegerField(_("kemajuan"), default=0, editable=False, help_text=_("Dalam persen."))
    problem = models.TextField(_("masalah"), blank=True, editable=False)
    tries = models.PositiveSmallIntegerField(_("percobaan"), default=0, editable=False)
    # Written every few seconds by whoever works on it; one that stopped writing was cut off.
    heard_at = models.DateTimeField(_("kabar terakhir"), null=True, blank=True, editable=False)
    is_demo = models.BooleanField(_("data contoh"), default=False, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "thumbnail",
        "captions",
        "transcript",
        "collection",
        "tags",
    )
    public_fields = (
        "title",
        "file",
        "thumbnail",
        "captions",
        "transcript",
        "collection",
        "duration",
        "width",
        "height",
    )
    search_fields: ClassVar[list[Any]] = [
        *AbstractMedia.search_fields,
        index.FilterField("id"),
        index.SearchField("transcript"),
        index.FilterField("is_demo"),
    ]

    objects = VideoQuerySet.as_manager()

    class Meta(AbstractMedia.Meta):
        verbose_name = _("video")
        verbose_name_plural = _("video")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=[name], name=f"video_{name}") for name in ("file", "small", "thumbnail", "captions")
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=models.Q(type=MediaType.VIDEO),
                name="media_pipeline_video_type",
                violation_error_message=_("Hanya video yang dapat diunggah di sini."),
            )
        ]

    @property
    def is_shown(self) -> bool:
        """Whether citizens may be handed its files: they are made, and nobody and nothing took them back."""
        return self.state == self.State.READY and self.withdrawn_at is None and self.scan != self.Scan.INFECTED

    @property
    def is_coming(self) -> bool:
        """Whether it is still being made."""
        return self.state in {self.State.WAITING, self.State.WORKING} and self.withdrawn_at is None

    def clean(self, *args: Any, **kwargs: Any) -> None:
        """Refuse what is not a video, and every new file whose bytes are not what it should be."""
        super().clean(*args, **kwargs)
        if self.type != MediaType.VIDEO:
            raise ValidationError(_("Hanya video yang dapat diunggah; berkas suara belum didukung."))
        errors: dict[str, ValidationError] = {}
        for name, check in (
            ("file", self._look_at),
            ("thumbnail", self._look_at_poster),
            ("captions", self._read_captions),
        ):
            upload = getattr(self, name)
            if not validation.is_new_upload(upload):
                continue
            try:
                check(upload)
            except ValidationError as error:
                errors[name] = error
        if errors:
            raise ValidationError(errors)

    def _look_at_poster(self, upload: Any) -> None:
        if not isinstance(upload.file, CleanedUpload):
            validation.picture(upload)

    def _read_captions(self, upload: Any) -> None:
        validation.webvtt(upload)
        upload.name = plain_name(upload.name, "vtt")

    def _look_at(self, upload: Any) -> None:
        """Take what the bytes tell of a new file in place of what was known of another one."""
        look = checking.check(upload)
        for name, value in describe(look).items():
            setattr(self, name, value)
        self.file_size = upload.size
