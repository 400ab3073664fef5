"""The portal: pages of patikab.go.id and what they gather from all OPDs."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Portal")

    def ready(self) -> None:
        from cms.registries.admin_urls import register_admin_rules
        from cms.registries.handlers import register_handling
        from home.admin_rules import RULES
        from home.site_plan import PORTAL_PLAN
        from home.who_handles.handling import handling
        from opd.provisioning.plan import register_site_plan

        register_site_plan(PORTAL_PLAN)
        register_admin_rules(RULES)
        register_handling(handling)
