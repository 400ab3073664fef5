"""Blocks of the media room: an uploaded video, or a plain link to one elsewhere; nothing is loaded from there."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtailmedia.blocks import VideoChooserBlock

from cms.blocks.base import GROUP_MEDIA
from cms.blocks.picture_chooser import PictureChooserBlock
from cms.blocks.samples import SamplePicture


class VideoValue(blocks.StructValue):
    @property
    def poster_url(self) -> str:
        """Address of the picture shown before playing, or "" while no file of it exists."""
        if self.is_withdrawn:
            return ""
        if self.get("poster"):
            largest = self["poster"].picture("content").largest
            return largest.url if largest is not None else ""
        video = self.get("video")
        return video.thumbnail.url if video is not None and video.thumbnail else ""

    @property
    def is_withdrawn(self) -> bool:
        """Whether readers may not have the uploaded video for now."""
        video = self.get("video")
        return video is not None and video.withdrawn_at is not None

    @property
    def outside_host(self) -> str:
        return urlsplit(self.get("url") or "").hostname or ""


class VideoBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        label=_("Judul video"), max_length=200, help_text=_("Warga membacanya sebelum memutuskan memutar video.")
    )
    video = VideoChooserBlock(label=_("Video yang diunggah"), required=False)
    url = blocks.URLBlock(
        label=_("Atau alamat video di situs lain"),
        required=False,
        validators=[URLValidator(schemes=["http", "https"])],
        help_text=_("Tampil sebagai tautan biasa; tidak ada yang dimuat dari situs itu sebelum warga membukanya."),
    )
    poster = PictureChooserBlock(
        label=_("Poster"),
        required=False,
        help_text=_("Gambar sebelum video diputar. Bila kosong, poster videonya sendiri yang tampil."),
    )

    class Meta:
        icon = "media"
        group = GROUP_MEDIA
        label = _("Video")
        description = _("Video dengan poster dan teks, atau tautan ke video di situs lain.")
        template = "media_pipeline/blocks/video.html"
        value_class = VideoValue
        preview_value = {
            "title": "Cara mendaftar antrean (contoh)",
            "url": "https://video.example/contoh",
            "poster": SamplePicture(),
        }

    def clean(self, value: VideoValue) -> Any:
        """Exactly one of both, and a poster for an uploaded one; asked before submitting, never to save a draft."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        video, url = cleaned.get("video"), cleaned.get("url")
        if video and url:
            raise StructBlockValidationError(
                {"url": ValidationError(_("Pilih salah satu: video yang diunggah atau alamat di situs lain."))}
            )
        if not video and not url:
            raise StructBlockValidationError(
                {"video": ValidationError(_("Pilih video yang diunggah, atau isi alamat video di situs lain."))}
            )
        if video and video.state == video.State.FAILED:
            raise StructBlockValidationError(
                {
                    "video": ValidationError(
                        _("Video ini gagal diolah. Olah lagi di daftar Video, atau pilih yang lain.")
                    )
                }
            )
        # One that is still being made gets a poster by itself.
        if video and not video.is_coming and not video.thumbnail and not cleaned.get("poster"):
            raise StructBlockValidationError(
                {"poster": ValidationError(_("Pilih poster: videonya sendiri belum mempunyai poster."))}
            )
        return cleaned
