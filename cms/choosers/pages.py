"""Choosing a page to link to: one's own, drafts included, and what every reader sees of others."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.chooser import (
    BrowseView,
    ExternalLinkView,
    PageStatusColumn,
    SearchView,
    base_page_type_string,
    page_models_from_string,
)
from wagtail.models import Page, Site

from cms.tenancy.masking import may_see
from cms.tenancy.scope import Scope, scope_of


class ReaderStatusColumn(PageStatusColumn):
    """Of another OPD's page it says nothing: "live + draft" would tell of a draft."""

    def __init__(self, scope: Scope, **values: Any) -> None:
        super().__init__(**values)
        self.scope = scope

    def get_value(self, instance: Any) -> Any:
        if may_see(instance, self.scope):
            return instance
        shown = type(instance)(pk=instance.pk, live=True, has_unpublished_changes=False, url_path=instance.url_path)
        shown.depth, shown.locale_id = instance.depth, instance.locale_id
        return shown


class ForReaders:
    """Columns that show others' pages as a reader knows them."""

    request: HttpRequest

    @property
    def columns(self) -> list[Any]:
        scope = scope_of(self.request.user)
        shown = []
        for column in super().columns:  # type: ignore[misc]
            if isinstance(column, DateColumn):
                column.accessor = lambda page: (
                    page.latest_revision_created_at if may_see(page, scope) else page.last_published_at
                )
            elif isinstance(column, PageStatusColumn):
                column = ReaderStatusColumn(scope, name=column.name, label=column.label, width=column.width)
            shown.append(column)
        return shown


class ScopedBrowseView(ForReaders, BrowseView):
    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        """Wagtail starts at the common ancestor of all pages of a type, which may be another OPD's draft."""
        return super().get(request, parent_page_id or self._start(request))

    def _start(self, request: HttpRequest) -> int | None:
        scope = scope_of(request.user)
        if scope.everything:
            return None
        try:
            wanted = page_models_from_string(request.GET.get("page_type") or base_page_type_string)
        except (ValueError, LookupError):
            return None
        root = Page.get_first_root_node()
        if wanted == (Page,):
            return int(root.pk)
        ancestor = scope.link_targets(Page.objects.type(*wanted)).first_common_ancestor()
        is_shown = may_see(ancestor, scope) or scope.link_targets().filter(pk=ancestor.pk).exists()
        return int(ancestor.pk if is_shown else root.pk)


class ScopedSearchView(ForReaders, SearchView):
    pass


class ScopedExternalLinkView(ExternalLinkView):
    """Turns an address into a link to a page only on one's own sites: Wagtail answers with the draft's title."""

    def post(self, request: HttpRequest) -> HttpResponse:
        if not request.POST.get(f"{self.form_prefix}-url"):
            answer: HttpResponse = self.get(request)
            return answer
        own = set(scope_of(request.user).sites().values_list("pk", flat=True))
        paths = [path for path in Site.get_site_root_paths() if path.site_id in own]
        request._wagtail_cached_site_root_paths = paths  # type: ignore[attr-defined]
        response: HttpResponse = super().post(request)
        return response
