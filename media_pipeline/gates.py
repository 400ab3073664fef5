"""A draft that uses something archived or withdrawn cannot go on line before that is replaced or brought back."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms.archive.selectors import archived_ids
from cms.publishing import exposure
from media_pipeline.models import Document, Image, Video


class ArchivedFilesGate:
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

    def render_panel(self, page: Any, request: HttpRequest) -> SafeString:
        return mark_safe("")

    def save(self, page: Any, data: Mapping[str, Any], user: Any) -> None:
        """Nothing of this gate stands in the form."""
