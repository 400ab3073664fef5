"""The approval workflow of one agency's site."""

from django.utils.translation import gettext as _
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from cms.models import FourEyesTask
from opd.models import Agency
from opd.provisioning.foundation import ensure_diskominfo


def ensure_workflow(agency: Agency) -> bool:
    """Give the agency its workflow: one task for its Editors, Diskominfo as the fallback; say whether it was made."""
    if agency.workflow_id is not None:
        return False
    workflow = Workflow.objects.create(name=_("Persetujuan %(opd)s") % {"opd": agency.abbreviation})
    task = FourEyesTask.objects.create(
        name=_("Persetujuan Editor %(opd)s") % {"opd": agency.abbreviation}, fallback_group=ensure_diskominfo()
    )
    task.groups.add(agency.editors)
    WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr, sort_order=0)
    agency.workflow = workflow
    return True


def bind_workflow(agency: Agency, home: Page) -> None:
    """Moderate a home page and everything below; a workflow that somebody bound on purpose stays."""
    WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": agency.workflow})
