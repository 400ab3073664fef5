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
        from cms.registries.searchable import on_agency_change, on_change, register_source
        from cms.tenancy.rules import GLOBAL
        from search import index_requests, receivers
        from search.health import troubles_for
        from search.sources.pages import PageSource
        from search.upkeep import keep_up

        register_source(PageSource())
        on_change(index_requests.items_changed)
        on_agency_change(index_requests.agency_changed)
        register_minutely("search_index", keep_up)
        register_admin_rules({"search_state": GLOBAL})
        register_due("search_index", troubles_for)
        post_migrate.connect(receivers.prepare_index, sender=self)
        post_migrate.connect(receivers.load_synonyms, sender=self)
