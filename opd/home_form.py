"""The edit form of a home page: says which palette the agency has anyway, and what other languages follow."""

from typing import Any

from django.utils.translation import gettext

from cms.forms import ModeratedPageForm
from opd.palettes import Palette, palette_for

# What the home page in the first language decides for all.
_LOOK = ("palette", "logo", "header_image")


class HomePageForm(ModeratedPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "palette" in self.fields:
            palette = Palette(palette_for(self.instance.agency.kind))
            default = gettext("Bawaan jenis OPD ini (%(palette)s)") % {"palette": palette.label}
            self.fields["palette"].choices = [("", default), *Palette.choices]
            self.fields["palette"].widget.default_palette = palette.value
        if not self.instance.locale.is_default:
            for name in _LOOK:
                if name in self.fields:
                    self.fields[name].disabled = True
                    self.fields[name].help_text = gettext("Mengikuti beranda berbahasa Indonesia.")
