"""The base house: pages, tenancy, publishing rules, design system. Knows of no agency."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Sistem konten")

    def ready(self) -> None:
        from cms import checks, receivers  # noqa: F401
        from cms.audit import receivers as audit_receivers  # noqa: F401
        from cms.publishing.schedule import run_schedule
        from cms.registries.jobs import register_minutely
        from cms.tenancy import checks as tenancy_checks  # noqa: F401
        from cms.tenancy import masking, stock_rules
        from cms.tenancy.root_paths import install

        install()
        masking.install()
        stock_rules.register()
        register_minutely("publish_scheduled", run_schedule)
