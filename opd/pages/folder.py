"""The neutral folder under the root that holds every OPD's tree; no site has it, so it is never served."""

from django.utils.translation import gettext_lazy as _

from cms.models import BasePage
from cms.registries.searchable import Readers


class OpdFolderPage(BasePage):
    """Under the portal's home page an OPD's pages would answer on two hosts."""

    search_kind = None
    search_readers = Readers.NOBODY
    is_fixture = True
    subpage_types = ["opd.OpdHomePage"]
    is_creatable = False

    class Meta:
        verbose_name = _("folder OPD")
        verbose_name_plural = _("folder OPD")
