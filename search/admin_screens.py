"""The menu "Pencarian": what was asked, the synonyms, and the recommended pages."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from search.best_bet_forms import BestBetForm
from search.insight.access import may_read
from search.insight.views import InsightView, export_insight
from search.models import BestBet, Synonym
from search.query import clean_text
from search.synonym_forms import SynonymForm


class PrefilledCreateView(generic.CreateView):
    """Takes the query that somebody could not answer from the address into the field `taken_into`."""

    taken_into = ""

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = super().get_initial()
        locale = self.request.GET.get("bahasa", "")
        if locale in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
            initial["locale"] = locale
        text = clean_text(self.request.GET.get("pertanyaan", ""))
        return initial | {self.taken_into: text} if text else initial


class AddSynonymView(PrefilledCreateView):
    taken_into = "variants"


class AddBestBetView(PrefilledCreateView):
    taken_into = "query_texts"


class SynonymIndexView(generic.IndexView):
    def get_base_queryset(self) -> "QuerySet[Synonym]":
        return super().get_base_queryset().prefetch_related("terms")


class BestBetIndexView(generic.IndexView):
    def get_base_queryset(self) -> "QuerySet[BestBet]":
        return super().get_base_queryset().select_related("page").prefetch_related("queries")


class SynonymViewSet(ModelViewSet):
    model = Synonym
    icon = "list-ul"
    url_prefix = "pencarian/sinonim"
    menu_label = _("Sinonim")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = SynonymIndexView
    add_view_class = AddSynonymView
    list_display = [
        "term",
        Column("variants", label=_("Padanan")),
        BooleanColumn("is_active", label=_("Dipakai"), sort_key="is_active"),
        Column("changed_at", label=_("Terakhir diubah"), sort_key="changed_at", accessor="changed_day"),
    ]
    list_filter = ["direction", "is_active"]
    list_per_page = 60
    search_fields = ["term", "terms__text"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="search/admin/synonym_help.html"),
            FieldPanel("term"),
            FieldPanel("variants"),
            FieldPanel("direction"),
            FieldPanel("locale"),
            FieldPanel("note"),
            FieldPanel("is_active"),
        ],
        base_form_class=SynonymForm,
    )


class BestBetViewSet(ModelViewSet):
    model = BestBet
    icon = "pick"
    url_prefix = "pencarian/disarankan"
    menu_label = _("Halaman disarankan")
    copy_view_enabled = False
    add_to_reference_index = False
    index_view_class = BestBetIndexView
    add_view_class = AddBestBetView
    list_display = [
        "__str__",
        Column("query_list", label=_("Pertanyaan warga")),
        Column("state", label=_("Keadaan")),
        Column("position", label=_("Urutan"), sort_key="position"),
    ]
    list_filter = ["is_active"]
    list_per_page = 60
    search_fields = ["title", "page__title", "queries__text"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="search/admin/best_bet_help.html"),
            FieldPanel("query_texts"),
            FieldPanel("locale"),
            MultiFieldPanel([FieldPanel("page"), FieldPanel("url")], heading=_("Yang disarankan: salah satu")),
            FieldPanel("title"),
            FieldPanel("text"),
            FieldPanel("agency_code"),
            FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
            FieldPanel("position"),
            FieldPanel("is_active"),
        ],
        base_form_class=BestBetForm,
    )


class InsightMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_read(request.user)


class InsightViewSet(ViewSet):
    """What was asked; the same screen for Diskominfo and for an OPD's Editors, each with their own."""

    icon = "search"
    url_prefix = "pencarian"
    menu_label = _("Wawasan pencarian")
    menu_name = "search-insight"

    @cached_property
    def menu_item_class(self) -> type[MenuItem]:
        return InsightMenuItem

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", InsightView.as_view(), name="index"),
            path("unduh/<slug:file_format>/", export_insight, name="export"),
        ]


class SearchViewSetGroup(ViewSetGroup):
    """Register it with `register_admin_viewset`."""

    menu_label = _("Pencarian")
    menu_icon = "search"
    menu_name = "search-desk"
    menu_order = 700
    items = (InsightViewSet("search_insight"), SynonymViewSet("search_synonym"), BestBetViewSet("search_best_bet"))
