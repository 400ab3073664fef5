"""What the import room tells Wagtail's admin: the names of its entries in a page's history."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter


@hooks.register("register_log_actions")  # type: ignore[untyped-decorator]
def name_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action("importing.tick")
    class Ticked(LogFormatter):
        label = gettext_lazy("Sumber diperiksa")

        def format_message(self, log_entry: Any) -> str:
            return _("%(count)s alasan “periksa sumber” dicentang") % {"count": len(log_entry.data["reasons"])}

    @actions.register_action("importing.untick")
    class Unticked(LogFormatter):
        label = gettext_lazy("Pemeriksaan sumber dibatalkan")

        def format_message(self, log_entry: Any) -> str:
            return _("%(count)s centang “periksa sumber” dibatalkan") % {"count": len(log_entry.data["reasons"])}
