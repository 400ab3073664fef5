"""A section: the list of one kind of item, by page and by month."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.models import BasePage
from cms.registries.searchable import Readers
from cms.visibility import visible
from opd.listing import Listing


class IndexPage(BasePage):
    """Abstract. Made by provisioning, never by hand; may hold a named sub-section of its own type.

    `lists_all_agencies` makes the portal's sections show every OPD's items. Each type says `is_creatable = False`
    itself: Wagtail does not let it be inherited.
    """

    intro = models.TextField(_("pengantar"), blank=True, max_length=400)
    lists_all_agencies = models.BooleanField(_("menampilkan semua OPD"), default=False, editable=False)

    item_model: ClassVar[str]
    per_page: ClassVar[int] = 12
    search_kind = None
    search_readers = Readers.NOBODY
    is_fixture = True
    content_panels = [
        *BasePage.content_panels,
        FieldPanel(
            "intro", help_text=_("Boleh kosong. Satu dua kalimat di atas daftar: apa yang ada di sini, dan bagi siapa.")
        ),
    ]

    class Meta:
        abstract = True

    @classmethod
    def get_item_model(cls) -> Any:
        from django.apps import apps

        return apps.get_model("opd", cls.item_model)

    def get_items(self, request: HttpRequest | None) -> "QuerySet[Any]":
        """Return the visible items, newest first: this section's and its sub-sections', or every OPD's."""
        items = self.get_item_model().objects.filter(locale_id=self.locale_id)
        if not self.lists_all_agencies:
            items = items.filter(path__startswith=self.path)
        return visible(items, request).order_by("-date", "-pk")

    def get_listing(self, request: HttpRequest) -> Listing:
        return Listing(request, self.get_items(request), per_page=self.per_page)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        listing = self.get_listing(request)
        context.update(
            listing=listing,
            items=listing.page,
            cards=listing.cards(),
            months=listing.months,
            month=listing.month,
        )
        if listing.is_filtered:
            context["seo"].noindex = context["seo"].noindex or listing.month is None
        return context
