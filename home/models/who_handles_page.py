"""“Siapa mengurus ini?”: the directory of all OPDs, by the matter, by kind, by topic and by letter."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models import BasePage
from cms.registries.searchable import Answers, Readers, SearchDocument
from cms.safety.rate_limits import refuse, seconds_to_wait
from home.who_handles.choice import QUERY
from home.who_handles.directory import Directory
from opd.directory import directory_for
from opd.ownership import agency_for_path


class WhoHandlesPage(BasePage):
    """One below the portal's home page, made by provisioning; what it lists comes from all OPDs' own pages."""

    intro = models.TextField(_("pengantar"), blank=True, max_length=400)

    search_kind = "halaman"
    search_answers = Answers.FACTS
    search_readers = Readers.EVERYBODY
    kind_label = _("Halaman")
    is_fixture = True
    is_creatable = False
    parent_page_types = ["home.PortalHomePage"]
    subpage_types: list[str] = []
    content_panels = [*BasePage.content_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = _("direktori perangkat daerah")
        verbose_name_plural = _("direktori perangkat daerah")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Hold who asks in words to the limit of the search; to browse is free."""
        wait = seconds_to_wait(request, "search") if request.GET.get(QUERY, "").strip() else 0
        response: HttpResponse = refuse(request, wait) if wait else super().serve(request, *args, **kwargs)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        context["directory"] = Directory(request, self.locale_id, version=context["chrome"].version)
        if request.GET:
            context["seo"].noindex = True
        return context

    def get_search_document(self) -> SearchDocument:
        agency = agency_for_path(self.path)
        entry = directory_for(None).get(agency.pk) if agency else None
        about = _now(
            "Daftar semua perangkat daerah (OPD): dinas, badan, kecamatan, dan rumah sakit, "
            "dengan alamat, telepon, dan layanannya."
        )
        return SearchDocument(
            title=self.title,
            kind=self.search_kind,
            kind_label=str(self.kind_label),
            text="\n".join(part for part in (self.intro, about) if part),
            summary=self.intro or about,
            date=self.last_published_at,
            agency_code=entry.code if entry else "",
            agency_name=entry.name if entry else "",
            is_demo=self.is_demo,
            locale=self.locale.language_code,
        )
