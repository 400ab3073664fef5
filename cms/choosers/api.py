"""The admin's own API, which its scripts ask: narrowed to the person's scope, and without its actions on pages."""

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.utils import BadRequestError
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet

from cms.tenancy.scope import scope_of

# More than any list is long, and less than a database refuses.
_DIGITS = 9


class WellFormed:
    """Mixin: says no to what Wagtail hands on to the database as it is."""

    request: Any

    def check_query_parameters(self, queryset: QuerySet[Any]) -> None:
        query = self.request.GET
        if any(len(query.get(name, "")) > _DIGITS for name in ("limit", "offset")):
            raise BadRequestError("limit and offset must be numbers of a list")
        if any("\0" in text for name in query for text in query.getlist(name)):
            raise BadRequestError("the query holds a NUL")
        super().check_query_parameters(queryset)  # type: ignore[misc]


class ScopedPagesAPIViewSet(WellFormed, PagesAdminAPIViewSet):
    # Every action has a screen that says more than yes or no, and passes the same gates.
    actions: dict[str, Any] = {}


class ScopedImagesAPIViewSet(WellFormed, ImagesAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return scope_of(self.request.user).media(super().get_queryset())


class ScopedDocumentsAPIViewSet(WellFormed, DocumentsAdminAPIViewSet):
    def get_queryset(self) -> QuerySet[Any]:
        return scope_of(self.request.user).media(super().get_queryset())


def register(router: Any) -> None:
    """Put them in the place of Wagtail's."""
    router.register_endpoint("pages", ScopedPagesAPIViewSet)
    router.register_endpoint("images", ScopedImagesAPIViewSet)
    router.register_endpoint("documents", ScopedDocumentsAPIViewSet)
