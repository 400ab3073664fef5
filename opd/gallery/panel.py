"""The way from an album's edit form to its desk."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.admin.panels import Panel


class AlbumDeskPanel(Panel):
    """Leads to the screen where many photos are uploaded and written about at once."""

    class BoundPanel(Panel.BoundPanel):
        def render_html(self, parent_context: Any = None) -> SafeString:
            return render_to_string("opd/admin/gallery/panel.html", {"page": self.instance})
