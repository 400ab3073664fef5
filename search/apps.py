"""Search over everything that pages and documents declare; knows neither page classes nor agencies."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Pencarian")

    def ready(self) -> None:
        from cms.registries.admin_urls import register_admin_rules
        from cms.registries.desk import register_due
        from cms.registries.jobs import register_minutely
        from cms.registries.roles import register_central_permissions
        from cms.registries.searchable import on_agency_change, on_change, register_source
        from search import index_requests, receivers
        from search.admin_rules import CENTRAL_PERMISSIONS, RULES
        from search.health import troubles_for
        from search.insight.retention import keep_and_forget
        from search.sources.pages import PageSource
        from search.upkeep import keep_up

        register_source(PageSource())
        on_change(index_requests.items_changed)
        on_agency_change(index_requests.agency_changed)
        register_minutely("search_index", keep_up)
        register_minutely("search_counts", keep_and_forget)
        register_central_permissions("search", CENTRAL_PERMISSIONS)
        register_admin_rules(RULES)
        register_due("search_index", troubles_for)
        post_migrate.connect(receivers.prepare_index, sender=self)
        post_migrate.connect(receivers.load_synonyms, sender=self)
