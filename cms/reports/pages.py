"""Locked pages, pages that grow old, and who did what: over the person's own tree."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import aging_pages, audit_logging, locked_pages
from wagtail.models import PageLogEntry

from cms.tenancy.scope import scope_of


def _lockers(request: HttpRequest) -> QuerySet[Any]:
    locked = scope_of(request.user).pages().filter(locked=True)
    return get_user_model()._default_manager.filter(pk__in=locked.order_by().values("locked_by")).order_by("username")


class LockedFilters(locked_pages.LockedPagesReportFilterSet):
    locked_by = django_filters.ModelChoiceFilter(
        label=_("Dikunci oleh"), empty_label=_("Siapa saja"), field_name="locked_by", queryset=_lockers
    )

    class Meta(locked_pages.LockedPagesReportFilterSet.Meta):
        pass


class LockedReport(locked_pages.LockedPagesView):
    """Wagtail adds what the person locked once, wherever it lies now."""

    filterset_class = LockedFilters

    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset()
        return found.filter(scope_of(self.request.user).within())


class AgingReport(aging_pages.AgingPagesView):
    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = super().get_queryset()
        return found.filter(scope_of(self.request.user).within())


class HistoryFilters(audit_logging.SiteHistoryReportFilterSet):
    """Choices from the entries that the report lists."""

    def _entries(self) -> QuerySet[PageLogEntry]:
        found: QuerySet[PageLogEntry] = scope_of(self.request.user).pages(PageLogEntry.objects.all(), "page__")
        return found

    def get_users_queryset(self) -> QuerySet[Any]:
        if scope_of(self.request.user).everything:
            found: QuerySet[Any] = super().get_users_queryset()
            return found
        return get_user_model()._default_manager.filter(pk__in=self._entries().order_by().values("user"))

    class Meta(audit_logging.SiteHistoryReportFilterSet.Meta):
        pass


class HistoryReport(audit_logging.LogEntriesView):
    """Wagtail lists the folders above the tree too, and entries of other tables by their model's permission."""

    filterset_class = HistoryFilters

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        scope = scope_of(self.request.user)
        if not scope.everything:
            is_pages = queryset.model is PageLogEntry
            queryset = queryset.filter(scope.within("page__")) if is_pages else queryset.none()
        found: QuerySet[Any] = super().filter_queryset(queryset)
        return found
