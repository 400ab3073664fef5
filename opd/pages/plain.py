"""Pages of text: whatever fits no other type."""

from django.utils.translation import gettext_lazy as _

from opd.pages.item import ItemPage


class PlainPage(ItemPage):
    search_kind = "halaman"
    kind_label = _("Halaman")
    subpage_types = ["opd.PlainPage"]

    class Meta:
        verbose_name = _("halaman")
        verbose_name_plural = _("halaman")


PlainPage.content_panels = PlainPage.item_panels()
