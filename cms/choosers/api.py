"""The admin's own API, which its scripts ask: narrowed to the person's scope, and without its actions on pages."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cms.tenancy.scope import scope_of


class ScopedPagesAPIViewSet(PagesAdminAPIViewSet):
    # Every action has a screen that says more than yes or no, and passes the same gates.
    actions: dict[str, Any] = {}


class ScopedImagesAPIViewSet(ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return scope_of(self.request.user).media(super().get_queryset())


class ScopedDocumentsAPIViewSet(DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return scope_of(self.request.user).media(super().get_queryset())


def register(router: Any) -> None:
    """Put them in the place of Wagtail's."""
    router.register_endpoint("pages", ScopedPagesAPIViewSet)
    router.register_endpoint("images", ScopedImagesAPIViewSet)
    router.register_endpoint("documents", ScopedDocumentsAPIViewSet)
