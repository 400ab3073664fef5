"""Search over everything that pages and documents declare; knows neither page classes nor agencies."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    label = "search"
    verbose_name = _("Pencarian")

    def ready(self) -> None:
        from cms.registries.searchable import on_change, register_source
        from search import receivers
        from search.sources.pages import PageSource

        register_source(PageSource())
        on_change(receivers.on_announcement)
        post_migrate.connect(receivers.prepare_index, sender=self)
        post_migrate.connect(receivers.load_synonyms, sender=self)
