"""What the OPD house adds to Wagtail's admin."""

from typing import Any

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from opd.provisioning.views import provision_agency
from opd.provisioning.wording import in_words
from opd.registry_admin import RegistryViewSetGroup, register_policies

register_policies()


@hooks.register("register_admin_viewset")
def register_registry() -> RegistryViewSetGroup:
    return RegistryViewSetGroup()


@hooks.register("register_admin_urls")
def register_provisioning() -> list[URLPattern]:
    return [path("opd/<int:agency_id>/lengkapi/", provision_agency, name="provision_agency")]


@hooks.register("register_log_actions")
def name_log_actions(actions: LogActionRegistry) -> None:
    @actions.register_action("opd.provision")
    class Provisioned(LogFormatter):
        label = _("Situs dibuat atau dilengkapi")

        def format_message(self, log_entry: Any) -> str:
            made = in_words(log_entry.data.get("made", []))
            return str(_("Situs dibuat atau dilengkapi: %(made)s") % {"made": made})
