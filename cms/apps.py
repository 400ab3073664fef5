"""The base house: pages, tenancy, publishing rules, design system. Knows of no agency."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    name = "cms"
    label = "cms"
    verbose_name = _("Sistem konten")

    def ready(self) -> None:
        from cms import checks, receivers  # noqa: F401
        from cms.field_labels import name_fields
        from cms.publishing.schedule import run_schedule
        from cms.registries.jobs import register_minutely
        from cms.tenancy.root_paths import install

        install()
        name_fields()
        register_minutely("publish_scheduled", run_schedule)
