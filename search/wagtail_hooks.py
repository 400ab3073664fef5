"""What the search adds to Wagtail's admin."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from search.admin_screens import SearchViewSetGroup
from search.synonym_services import TERMS_CHANGED


@hooks.register("register_admin_viewset")
def register_search() -> SearchViewSetGroup:
    return SearchViewSetGroup()


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action(TERMS_CHANGED)
    class TermsChanged(LogFormatter):
        label = _("Padanan diubah")

        def format_message(self, log_entry: Any) -> str:
            said = [
                str(words) % {"terms": ", ".join(found)}
                for name, words in (("came", _("ditambah: %(terms)s")), ("gone", _("dihapus: %(terms)s")))
                if (found := log_entry.data.get(name))
            ]
            return str(_("Padanan %(changes)s") % {"changes": "; ".join(said)})
