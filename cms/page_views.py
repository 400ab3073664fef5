"""Wagtail's page screens with the house's own where they differ; one viewset for every page type."""

from cms.archive.views import DeleteOrArchiveView, EditOrTellView
from cms.autosave import AutosaveYieldsMixin
from cms.reports.listing import OwnPagesViewSet
from cms.workflow_decisions import ApproveWhatWasReadMixin, DecideInFormView, PreviewNewestForTaskView


class ModeratedEditView(EditOrTellView, AutosaveYieldsMixin, ApproveWhatWasReadMixin):
    """A page in the archive says so; another is edited, and approved as it was read."""


class ModeratedPageViewSet(OwnPagesViewSet):
    edit_view_class = ModeratedEditView
    delete_view_class = DeleteOrArchiveView
    workflow_action_view_class = DecideInFormView
    workflow_preview_view_class = PreviewNewestForTaskView


moderated_page_viewset = ModeratedPageViewSet()
