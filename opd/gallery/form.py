"""An album's edit form: what the album shows must be the own OPD's."""

from typing import Any

from django.utils.translation import gettext

from cms.forms import ModeratedPageForm
from opd.ownership import agency_for_path


class GalleryPageForm(ModeratedPageForm):
    """Choosers offer what other OPDs have on line too; their event would show this OPD's photos unasked."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        own = self.instance.agency_id
        for name in ("event", "news"):
            page = cleaned.get(name)
            if page is None:
                continue
            if own is None:
                agency = agency_for_path(self.parent_page.path) if self.parent_page else None
                own = agency.pk if agency else None
            if page.agency_id != own:
                self.add_error(name, gettext("Pilih halaman dari situs OPD ini sendiri."))
        return cleaned
