"""Pages of text: the profile that every site has, and whatever fits no other type."""

from django.utils.translation import gettext_lazy as _

from opd.pages.item import ItemPage


class PlainPage(ItemPage):
    search_kind = "halaman"
    kind_label = _("Halaman")
    neighbour_field = ""
    subpage_types = ["opd.PlainPage"]

    class Meta:
        verbose_name = _("halaman")
        verbose_name_plural = _("halaman")


class ProfilePage(ItemPage):
    """One a site, made by provisioning: what the agency is for, its structure, its head."""

    template = "opd/plain_page.html"
    search_kind = "profil"
    is_fixture = True
    kind_label = _("Profil")
    is_creatable = False
    neighbour_field = ""
    subpage_types = ["opd.PlainPage"]

    class Meta:
        verbose_name = _("profil")
        verbose_name_plural = _("profil")


PlainPage.content_panels = PlainPage.item_panels()
ProfilePage.content_panels = ProfilePage.item_panels()
