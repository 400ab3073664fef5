"""What of a draft's files is in the way of going on line, and what its people should think of before."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.archive.selectors import archived_ids
from cms.publishing import exposure
from media_pipeline.alt_texts import wordless
from media_pipeline.models import Document, Image, Video
from media_pipeline.scanning.states import TOO_LARGE, is_quarantined, open_to_public


class FilesGate:
    """Base: gates about files have nothing of their own in the edit form."""

    def render_panel(self, page: Any, request: HttpRequest) -> SafeString:
        return mark_safe("")

    def save(self, page: Any, data: Mapping[str, Any], user: Any) -> None:
        """Nothing of this gate stands in the form."""


class PictureWordsGate(FilesGate):
    """Every picture says something to who cannot see it, or is marked as decoration; asked for no draft."""

    name = "picture_words"

    def blockers(self, page: Any, data: Mapping[str, Any] | None = None) -> list[str]:
        return [
            _(
                "Gambar “%(title)s” belum mempunyai teks alternatif. Tulis pada gambarnya apa yang terlihat, atau "
                "centang “Hanya hiasan” di sana; gambar di dalam isi halaman boleh juga diberi teks pada bloknya."
            )
            % {"title": image.title}
            for image in wordless(page)
        ]


class ArchivedFilesGate(FilesGate):
    """A draft that uses something from the archive waits until that is replaced or brought back."""

    name = "archived_files"

    def blockers(self, page: Any, data: Mapping[str, Any] | None = None) -> list[str]:
        """Return one message for each archived file that the page uses; two queries for each kind that it uses."""
        messages = []
        for model in (Image, Document, Video):
            used = exposure.ids_in(page, model)
            if not used:
                continue
            archived = model._base_manager.filter(pk__in=used).filter(pk__in=archived_ids(model))
            messages += [
                _("“%(title)s” (%(kind)s) ada di Arsip. Pilih yang lain, atau kembalikan dahulu dari Arsip.")
                % {"title": title, "kind": model._meta.verbose_name}
                for title in archived.order_by("pk").values_list("title", flat=True)
            ]
            withdrawn = model._base_manager.filter(pk__in=used).exclude(withdrawn_at=None)
            messages += [
                _("“%(title)s” (%(kind)s) sedang ditarik dari warga. Pilih yang lain, atau tayangkan lagi dahulu.")
                % {"title": title, "kind": model._meta.verbose_name}
                for title in withdrawn.order_by("pk").values_list("title", flat=True)
            ]
        return messages


class ScannedFilesGate(FilesGate):
    """A page waits for the virus scanner's word on what it uses, however long the scanner is down."""

    name = "scanned_files"

    def blockers(self, page: Any, data: Mapping[str, Any] | None = None) -> list[str]:
        """Return one message for each file that may not be public; a query for each kind that the page uses."""
        messages = []
        for model in (Image, Document, Video):
            used = exposure.ids_in(page, model)
            if not used:
                continue
            held = model._base_manager.filter(pk__in=used).exclude(open_to_public()).order_by("pk")
            messages += [_held_message(item) for item in held.only("title", "scan", "scan_note")]
        return messages


def _held_message(item: Any) -> str:
    values = {"title": item.title, "kind": item._meta.verbose_name}
    if is_quarantined(item):
        return _("“%(title)s” (%(kind)s) berisi virus dan dikarantina. Pilih yang lain.") % values
    if item.scan_note == TOO_LARGE:
        return (
            _("“%(title)s” (%(kind)s) terlalu besar untuk diperiksa dari virus. Minta Diskominfo melepasnya.") % values
        )
    return _("“%(title)s” (%(kind)s) masih diperiksa dari virus. Coba lagi beberapa menit lagi.") % values


class SpokenWordsReminder(FilesGate):
    """Never in the way: whether a film says anything, only people know (WCAG 2.2, 1.2.1 to 1.2.3)."""

    name = "spoken_words"

    def blockers(self, page: Any, data: Mapping[str, Any] | None = None) -> list[str]:
        return []

    def render_panel(self, page: Any, request: HttpRequest) -> SafeString:
        """Name the draft's videos without captions or transcript, and those not ready; 1 query if it has any."""
        used = exposure.ids_in(page, Video) if page.pk else set()
        if not used:
            return mark_safe("")
        videos = list(Video._base_manager.filter(pk__in=used).order_by("title", "pk"))
        context = {
            "silent": [video for video in videos if not video.captions],
            "untold": [video for video in videos if not video.transcript.strip()],
            "unready": [video for video in videos if video.state != Video.State.READY],
        }
        return (
            render_to_string("media_pipeline/admin/videos_reminder.html", context)
            if any(context.values())
            else mark_safe("")
        )
