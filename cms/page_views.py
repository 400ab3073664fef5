"""Wagtail's page screens with the house's own where they differ; one viewset for every page type."""

from cms.archive.views import DeleteOrArchiveView, EditOrTellView
from cms.reports.listing import OwnPagesViewSet


class ModeratedPageViewSet(OwnPagesViewSet):
    edit_view_class = EditOrTellView
    delete_view_class = DeleteOrArchiveView


moderated_page_viewset = ModeratedPageViewSet()
