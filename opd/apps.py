"""The OPD house: registry, pages of an OPD's site, provisioning. Knows nothing of the portal's pages."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpdConfig(AppConfig):
    name = "opd"
    label = "opd"
    verbose_name = _("OPD")

    def ready(self) -> None:
        from cms.registries.admin_urls import register_admin_rules
        from cms.registries.chrome import register_chrome_builder
        from cms.registries.desk import register_due, register_quick_actions
        from cms.registries.guide import register_chapters
        from cms.registries.identity import register_identity
        from cms.registries.places import register_places
        from cms.registries.roles import register_roles
        from cms.registries.searchable import register_agency_scope, register_agency_terms, register_batch
        from cms.tenancy.hosts import register_host_provider
        from opd import receivers  # noqa: F401
        from opd.admin_rules import RULES
        from opd.agenda import receivers as agenda_receivers
        from opd.chrome import build_chrome
        from opd.desk import actions, due
        from opd.desk.identity import desk_of
        from opd.directory import shared_directory
        from opd.guide import CHAPTERS
        from opd.hosts import RegistryHosts
        from opd.places import AGENCIES
        from opd.roles_of_agencies import places
        from opd.scope import search_scope
        from opd.search_terms import search_terms

        register_host_provider(RegistryHosts())
        register_chrome_builder(build_chrome)
        register_places(AGENCIES)
        register_identity(desk_of)
        register_chapters(CHAPTERS)
        register_quick_actions("pages", actions.start_pages)
        register_due("events", due.events_without_pictures)
        register_due("announcements", due.closing_announcements)
        register_due("services", due.unchecked_services)
        register_roles("agencies", places)
        register_agency_scope(search_scope)
        register_agency_terms(search_terms)
        register_batch(shared_directory)
        register_admin_rules(RULES)
        agenda_receivers.connect()
