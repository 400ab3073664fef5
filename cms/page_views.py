"""Wagtail's page screens with the house's own where they differ; one viewset for every page type."""

from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.archive.views import DeleteOrArchiveView


class ModeratedPageViewSet(PageViewSet):
    model = Page
    delete_view_class = DeleteOrArchiveView


moderated_page_viewset = ModeratedPageViewSet()
