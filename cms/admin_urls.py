"""Addresses of the admin at which the house's own views stand before Wagtail's; included before Wagtail's own.

Unnamespaced views keep Wagtail's URL names, so that their rules and every link to them stay the same.
"""

from typing import Any

from django.urls import include, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.choosers import pages, tags
from cms.reports.pages import AgingReport, HistoryReport, LockedReport
from cms.reports.workflows import TaskReport, WorkflowReport

_REPORTS: dict[str, Any] = {
    "locked": LockedReport,
    "workflow": WorkflowReport,
    "workflow_tasks": TaskReport,
    "site-history": HistoryReport,
    "aging-pages": AgingReport,
}

reports = [
    path(f"{route}/{part}", view.as_view(results_only=bool(part)), name=f"{route}{'-results' if part else ''}")
    for route, view in _REPORTS.items()
    for part in ("", "results/")
]

urlpatterns = [
    path("choose-page/", pages.ScopedBrowseView.as_view(), name="wagtailadmin_choose_page"),
    path("choose-page/<int:parent_page_id>/", pages.ScopedBrowseView.as_view(), name="wagtailadmin_choose_page_child"),
    path("choose-page/search/", pages.ScopedSearchView.as_view(), name="wagtailadmin_choose_page_search"),
    path(
        "choose-external-link/",
        pages.ScopedExternalLinkView.as_view(),
        name="wagtailadmin_choose_page_external_link",
    ),
    path("tag-autocomplete/", tags.autocomplete, name="wagtailadmin_tag_autocomplete"),
    path(
        "tag-autocomplete/<slug:app_name>/<slug:model_name>/",
        tags.autocomplete,
        name="wagtailadmin_tag_model_autocomplete",
    ),
    path("reports/", include((reports, "own_reports"))),
]

urlpatterns = decorate_urlpatterns(decorate_urlpatterns(urlpatterns, require_admin_access), never_cache)
