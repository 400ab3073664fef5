"""Pages of text: whatever fits no other type."""

from django.utils.translation import gettext_lazy as _

from cms.registries.searchable import Answers
from opd.pages.item import ItemPage


class PlainPage(ItemPage):
    search_kind = "halaman"
    search_answers = Answers.FACTS
    kind_label = _("Halaman")
    neighbour_field = ""
    subpage_types = ["opd.PlainPage"]

    class Meta:
        verbose_name = _("halaman")
        verbose_name_plural = _("halaman")


PlainPage.content_panels = PlainPage.item_panels()
