"""The room of what is told on every site at once: tables, two-people rule, banner, archive, feeds."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AlertsConfig(AppConfig):
    name = "opd.alerts"
    label = "alerts"
    verbose_name = _("Informasi serta-merta")

    def ready(self) -> None:
        from cms.registries.admin_urls import register_admin_rules
        from cms.registries.desk import register_wait
        from cms.registries.jobs import register_minutely
        from opd.alerts import receivers  # noqa: F401
        from opd.alerts.clock import follow
        from opd.alerts.rights import RULES
        from opd.alerts.selectors import is_waiting_for

        register_admin_rules(RULES)
        register_wait("alerts", is_waiting_for)
        register_minutely("alerts", follow)
