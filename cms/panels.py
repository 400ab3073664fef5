"""The parts of the edit form that show what still stands between a draft and the public."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe
from wagtail.admin.panels import Panel

from cms.publishing import gates
from cms.registries.guide import Chapter, chapter_of
from cms.workflow_returns import Return, return_of


class ReturnedPanel(Panel):
    """Shows why an Editor returned the draft, above everything else."""

    class BoundPanel(Panel.BoundPanel):
        def _return(self) -> Return | None:
            return return_of(self.instance) if self.instance.pk else None

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self._return())

        def render_html(self, parent_context: Any = None) -> SafeString:
            return render_to_string("wagtailadmin/pages/returned_panel.html", {"return": self._return()})


class KeptInputPanel(Panel):
    """Shows what others typed for this page and could not save."""

    class BoundPanel(Panel.BoundPanel):
        @cached_property
        def _kept(self) -> list[Any]:
            return list(self.instance.kept_inputs.filter(settled_at=None)) if self.instance.pk else []

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self._kept)

        def render_html(self, parent_context: Any = None) -> SafeString:
            return render_to_string("cms/kept_input/waiting.html", {"kept_inputs": self._kept})


class GuidePanel(Panel):
    """Leads to the chapter of the guide that is about this kind of page, in a tab of its own: nothing typed is lost."""

    class BoundPanel(Panel.BoundPanel):
        def _chapter(self) -> Chapter | None:
            return chapter_of(self.instance._meta.label_lower)

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self._chapter())

        def render_html(self, parent_context: Any = None) -> SafeString:
            return render_to_string("cms/guide/panel.html", {"chapter": self._chapter()})


class GatePanel(Panel):
    """Shows every registered gate that has something to say about the page."""

    class BoundPanel(Panel.BoundPanel):
        def _parts(self) -> list[SafeString]:
            if not self.instance.pk:
                return []
            rendered = (gate.render_panel(self.instance, self.request) for gate in gates.gates())
            return [part for part in rendered if part]

        def is_shown(self) -> bool:
            return bool(super().is_shown() and self._parts())

        def render_html(self, parent_context: Any = None) -> SafeString:
            return mark_safe("".join(self._parts()))
