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
        from cms.desk.drafts import unsubmitted
        from cms.field_labels import name_fields
        from cms.publishing import permissions
        from cms.publishing.schedule import run_schedule
        from cms.registries.admin_urls import register_admin_rules
        from cms.registries.desk import register_due
        from cms.registries.jobs import register_minutely
        from cms.safety import admin_scripts
        from cms.safety import checks as safety_checks  # noqa: F401
        from cms.tenancy import checks as tenancy_checks  # noqa: F401
        from cms.tenancy import masking, stock_rules
        from cms.tenancy.root_paths import install
        from cms.tenancy.rules import OPEN

        install()
        masking.install()
        permissions.install()
        admin_scripts.install()
        stock_rules.register()
        # These screens look up nothing but what lies in the scope of who asks.
        register_admin_rules({"archive:*": OPEN, "kept_input:*": OPEN, "audit:*": OPEN})
        # Says the same to everybody who may enter the admin.
        register_admin_rules({"guide:*": OPEN})
        name_fields()
        register_due("drafts", unsubmitted)
        register_minutely("publish_scheduled", run_schedule)
