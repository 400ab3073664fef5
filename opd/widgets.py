"""Form fields of the admin that show what they offer."""

from typing import Any

from django import forms


class PaletteSelect(forms.RadioSelect):
    """Radio buttons with each palette's colours and pattern beside its name; the name alone is what is read aloud."""

    template_name = "opd/admin/widgets/palette_select.html"
    option_template_name = "opd/admin/widgets/palette_option.html"
    # The palette that an empty choice stands for.
    default_palette = ""

    class Media:
        css = {"all": ["cms/css/tokens/palettes.css", "cms/css/tokens/corak.css", "opd/admin/palette_select.css"]}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *args, **kwargs)
        option["palette"] = str(value) or self.default_palette
        return option
