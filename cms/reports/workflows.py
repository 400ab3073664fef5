"""What is under review, and which step it waits at."""

from typing import Any

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.admin.filters import FilteredModelChoiceFilter
from wagtail.admin.views.reports import workflows
from wagtail.models import Page, TaskState, WorkflowState

from cms.tenancy.scope import scope_of


def _page_ids(request: HttpRequest) -> QuerySet[Any]:
    # The workflow's tables keep ids as text.
    return scope_of(request.user).pages().values_list(Cast("pk", output_field=CharField()), flat=True)


def _states(request: HttpRequest) -> QuerySet[WorkflowState]:
    pages = ContentType.objects.get_for_model(Page, for_concrete_model=False)
    found: QuerySet[WorkflowState] = WorkflowState.objects.filter(
        base_content_type=pages, object_id__in=_page_ids(request)
    )
    return found


def _requesters(request: HttpRequest) -> QuerySet[Any]:
    from django.contrib.auth import get_user_model

    asked = _states(request).order_by().values("requested_by")
    return get_user_model()._default_manager.filter(pk__in=asked).order_by("username")


class WorkflowFilters(workflows.WorkflowReportFilterSet):
    workflow = django_filters.ModelChoiceFilter(queryset=lambda request: scope_of(request.user).workflows())
    requested_by = django_filters.ModelChoiceFilter(field_name="requested_by", queryset=_requesters)

    class Meta(workflows.WorkflowReportFilterSet.Meta):
        pass


class TaskFilters(workflows.WorkflowTasksReportFilterSet):
    workflow = django_filters.ModelChoiceFilter(
        field_name="workflow_state__workflow",
        queryset=lambda request: scope_of(request.user).workflows(),
        label=workflows._("Workflow"),
    )
    task = FilteredModelChoiceFilter(
        queryset=lambda request: scope_of(request.user).tasks(),
        filter_field="id_workflow",
        filter_accessor="workflows",
    )

    class Meta(workflows.WorkflowTasksReportFilterSet.Meta):
        pass


class WorkflowReport(workflows.WorkflowView):
    filterset_class = WorkflowFilters

    def get_queryset(self) -> QuerySet[WorkflowState]:
        found: QuerySet[WorkflowState] = super().get_queryset()
        return found.filter(pk__in=_states(self.request).values("pk"))


class TaskReport(workflows.WorkflowTasksView):
    filterset_class = TaskFilters

    def get_queryset(self) -> QuerySet[TaskState]:
        found: QuerySet[TaskState] = super().get_queryset()
        return found.filter(workflow_state__in=_states(self.request).values("pk"))
