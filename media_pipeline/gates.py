"""A draft that uses something archived, or not yet free of viruses, cannot go on line."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.archive.selectors import archived_ids
from cms.publishing import exposure
from media_pipeline.models import Document, Image, Video
from media_pipeline.scanning.states import TOO_LARGE, is_quarantined, open_to_public


class ScannedFilesGate:
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

    def render_panel(self, page: Any, request: HttpRequest) -> SafeString:
        return mark_safe("")

    def save(self, page: Any, data: Mapping[str, Any], user: Any) -> None:
        """Nothing of this gate stands in the form."""


def _held_message(item: Any) -> str:
    values = {"title": item.title, "kind": item._meta.verbose_name}
    if is_quarantined(item):
        return _("“%(title)s” (%(kind)s) berisi virus dan dikarantina. Pilih yang lain.") % values
    if item.scan_note == TOO_LARGE:
        return (
            _("“%(title)s” (%(kind)s) terlalu besar untuk diperiksa dari virus. Minta Diskominfo melepasnya.") % values
        )
    return _("“%(title)s” (%(kind)s) masih diperiksa dari virus. Coba lagi beberapa menit lagi.") % values


class ArchivedFilesGate:
    name = "archived_files"

    def blockers(self, page: Any, data: Mapping[str, Any] | None = None) -> list[str]:
        """Return one message for each archived file that the page uses; a query for each kind that it uses."""
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
        return messages

    def render_panel(self, page: Any, request: HttpRequest) -> SafeString:
        return mark_safe("")

    def save(self, page: Any, data: Mapping[str, Any], user: Any) -> None:
        """Nothing of this gate stands in the form."""
